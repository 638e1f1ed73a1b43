#include "flow/arrivals.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include "entente/flow.h"
#include "read/carrier.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR;
constexpr int settle = 200;          // milliseconds: what comes together is told together
constexpr int look_interval = 2000;  // milliseconds

struct Stamp {
    std::int64_t size = -1;
    std::int64_t changed = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

Stamp stamp_of(const std::string& path) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) return {};
    return {info.st_size, std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

}  // namespace

struct Arrivals::Inside {
    std::vector<std::string> folders;
    int stop = -1;
    int notify = -1;  // of inotify; -1: by looking
    std::map<int, std::string> watched;
    std::set<std::string> found;
    bool lost = false;  // the queue ran over: what came is not known

    struct Look {
        Stamp stamp;
        bool told = false;
    };
    std::map<std::string, Look> looks;

    Inside() = default;
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        if (notify >= 0) close(notify);
    }

    // With all folders below. False where the system has no watch for it.
    bool add(const std::string& top, bool tell_files) {
        std::vector<std::string> due{top};
        while (!due.empty()) {
            const std::string folder = std::move(due.back());
            due.pop_back();
            const int id = inotify_add_watch(notify, folder.c_str(), wanted);
            if (id < 0 && (errno == ENOSPC || errno == ENOMEM)) return false;
            if (id < 0) continue;  // gone, or not ours to see
            watched[id] = folder;
            std::error_code failed;
            for (fs::directory_iterator it(folder, failed); !failed && it != fs::directory_iterator();
                 it.increment(failed)) {
                const std::string name = it->path().filename().string();
                if (is_left_out(name)) continue;
                if (it->is_directory(failed) && !it->is_symlink(failed))
                    due.push_back(it->path().string());
                else if (tell_files && it->is_regular_file(failed))
                    found.insert(it->path().string());
            }
        }
        return true;
    }

    void take(const inotify_event& event) {
        if ((event.mask & IN_Q_OVERFLOW) != 0) lost = true;
        if ((event.mask & IN_IGNORED) != 0) watched.erase(event.wd);
        const auto folder = watched.find(event.wd);
        if (folder == watched.end() || event.len == 0 || is_left_out(event.name)) return;
        const std::string path = folder->second + "/" + event.name;
        if ((event.mask & IN_ISDIR) != 0) {
            add(path, true);  // files may have come into it before it was watched
            return;
        }
        if ((event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) found.insert(path);
    }

    void take_events() {
        alignas(inotify_event) std::array<char, 1U << 16> buffer{};
        while (true) {
            const ssize_t got = read(notify, buffer.data(), buffer.size());
            if (got <= 0) return;
            for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(got);) {
                const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
                take(*event);
                at += sizeof(inotify_event) + event->len;
            }
        }
    }

    // Files that are the same as at the last look and were not told of as they are.
    void look(bool first) {
        std::map<std::string, Look> now;
        for (const Result<std::string>& file : list_inputs(folders)) {
            if (!file) continue;
            Look seen{stamp_of(*file), first};
            const auto before = looks.find(*file);
            if (before != looks.end() && before->second.stamp == seen.stamp) {
                if (!before->second.told) found.insert(*file);
                seen.told = true;
            }
            now.emplace(*file, seen);
        }
        looks = std::move(now);
    }

    void rescan() {
        lost = false;
        for (const Result<std::string>& file : list_inputs(folders)) {
            if (file) found.insert(*file);
        }
    }
};

Arrivals::Arrivals(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Arrivals::Arrivals(Arrivals&&) noexcept = default;
Arrivals& Arrivals::operator=(Arrivals&&) noexcept = default;
Arrivals::~Arrivals() = default;

bool Arrivals::by_looking() const { return inside_->notify < 0; }

Result<Arrivals> Arrivals::watch(std::vector<std::string> folders, bool by_looking, int stop) {
    auto inside = std::make_unique<Inside>();
    for (const std::string& folder : folders) {
        std::error_code failed;
        if (!fs::is_directory(folder, failed)) return Error{ErrorCode::cannot_open, folder, "is no folder"};
    }
    inside->folders = std::move(folders);
    inside->stop = stop;
    if (!by_looking) inside->notify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (const std::string& folder : inside->folders) {
        if (inside->notify < 0 || inside->add(folder, false)) continue;
        close(inside->notify);
        inside->notify = -1;
    }
    if (inside->notify < 0) inside->look(true);
    return Arrivals(std::move(inside));
}

std::vector<std::string> Arrivals::wait() {
    Inside& in = *inside_;
    while (true) {
        std::array<pollfd, 2> waiting{pollfd{in.stop, POLLIN, 0}, pollfd{in.notify, POLLIN, 0}};
        int timeout = in.notify < 0 ? look_interval : -1;
        if (!in.found.empty() || in.lost) timeout = settle;
        const int ready = poll(waiting.data(), in.notify < 0 ? 1 : 2, timeout);
        if (ready > 0 && waiting[0].revents != 0) return {};
        if (ready > 0 && in.notify >= 0) {
            in.take_events();
            continue;
        }
        if (ready < 0 && errno != EINTR) return {};
        if (ready != 0) continue;
        if (in.notify < 0) in.look(false);
        if (in.lost) in.rescan();
        if (in.found.empty()) continue;
        std::vector<std::string> out(in.found.begin(), in.found.end());
        in.found.clear();
        return out;
    }
}

}  // namespace entente
