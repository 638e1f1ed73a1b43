# shellcheck shell=bash
# shellcheck disable=SC2034  # the lists are for those who source this
# Shared by the scripts of this folder: the top of the tree, the packages of Debian 12, the release build.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

build_packages=(
    g++ cmake ninja-build pkg-config ca-certificates ccache mold python3
    libsqlite3-dev libicu-dev libfmt-dev libsimdjson-dev libcli11-dev libgtest-dev
    libdeflate-dev libzstd-dev zlib1g-dev libxml2-dev libuchardet-dev libcld2-dev poppler-utils
)
check_packages=(clang-format clang-tidy cppcheck codespell shellcheck iso-codes)

# have_package NAME: true where Debian says that it is installed.
have_package() {
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# need_packages NAME...: installs those that are missing, by apt-get alone. Without root and without sudo it
# prints the line to run and stops the script.
need_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This is not Debian: please see to it that you have what these packages give: $*" >&2
        return 0
    fi
    local missing=() name
    for name in "$@"; do
        have_package "$name" || missing+=("$name")
    done
    if ((${#missing[@]} == 0)); then return 0; fi

    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "Some packages are missing, and neither root nor sudo is at hand. Run as root, then start again:" >&2
            echo "    apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    echo "installing: ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    # The lists are fetched where they know nothing of a package, and once more where they prove too old.
    local fetched=no
    for name in "${missing[@]}"; do
        if [[ -z $(apt-cache madison "$name" 2>/dev/null) ]]; then
            "${apt[@]}" update
            fetched=yes
            break
        fi
    done
    local install=("${apt[@]}" install -y --no-install-recommends "${missing[@]}")
    if [[ $fetched == yes ]]; then
        "${install[@]}" >/dev/null
    elif ! "${install[@]}" >/dev/null; then
        "${apt[@]}" update
        "${install[@]}" >/dev/null
    fi
}

# build PRESET: configures and builds; quiet unless something fails.
build() {
    local log="$top/build/$1.log"
    mkdir -p "$top/build"
    if ! (cd "$top" && cmake --preset "$1" && cmake --build --preset "$1") >"$log" 2>&1; then
        tail -n 80 "$log" >&2
        echo "the $1 build failed; all of its output: ${log#"$top"/}" >&2
        return 1
    fi
}

# remove_store FILE: removes an SQLite file and what stands beside it.
remove_store() {
    rm -f "$1" "$1-wal" "$1-shm" "$1-journal"
}
