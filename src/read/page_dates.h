// Dates as pages write them: in attributes, addresses and date lines, with months by number or by name in any of the
// languages of knowledge/world/months.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/cues.h"

namespace entente {

class PageDates {
public:
    // Which number of "3/4/2019" is the month.
    enum class Order : unsigned char { unknown, day_first, month_first };

    explicit PageDates(const ReadCues& cues) : cues_(cues) {}
    void set_order(Order order) { order_ = order; }

    // The order that the first numeric date of the text leaves as the only one: of "26/11/2019" the day is first.
    [[nodiscard]] static Order order_in(std::string_view text);

    // The day of "2019-11-26T10:00:00Z", "Tue, 26 Nov 2019 10:00 GMT", "November 26, 2019", "26.11.2019" or
    // "1574762400" as "2019-11-26"; as written, whatever the time zone. Empty where there is none, or where it could be
    // either of two days. The first that stands in the text.
    [[nodiscard]] std::string day_in(std::string_view text) const;
    // Every day in the text, in order.
    [[nodiscard]] std::vector<std::string> days_in(std::string_view text) const;
    // The day in the path of an address: "/2019/11/26/", "/2019-11-26-talks", "/20191126/", "/2019/nov/26/".
    [[nodiscard]] std::string day_in_address(std::string_view address) const;

private:
    struct Part;
    [[nodiscard]] std::vector<Part> parts_of(std::string_view text) const;
    [[nodiscard]] int month_of(std::string_view word) const;
    [[nodiscard]] std::string day_by_order(int year, int first, int second) const;
    [[nodiscard]] std::string day_of(std::string_view text, const Part& a, const Part& b,
                                     const Part& c) const;

    const ReadCues& cues_;
    Order order_ = Order::unknown;
};

}  // namespace entente
