#include "read/page_dates.h"

#include <gtest/gtest.h>

#include "shared.h"

namespace entente {
namespace {

using Order = PageDates::Order;

TEST(PageDates, DayIn) {
    struct Case {
        const char* text;
        Order order;
        const char* want;
    };
    constexpr Case cases[] = {
        {"2019-11-26T23:30:00-05:00", Order::unknown, "2019-11-26"},  // as written, whatever the zone
        {"20191126", Order::unknown, "2019-11-26"},
        {"20191126T101500", Order::unknown, "2019-11-26"},
        {"2019/11/26", Order::unknown, "2019-11-26"},
        {"Tue, 26 Nov 2019 10:00:00 GMT", Order::unknown, "2019-11-26"},
        {"Updated: November 26th, 2019 at 8.30pm", Order::unknown, "2019-11-26"},
        {"26. November 2019, 10:00 Uhr", Order::unknown, "2019-11-26"},
        {"26 novembre 2019", Order::unknown, "2019-11-26"},
        {"26 de noviembre de 2019", Order::unknown, "2019-11-26"},
        {"26 ноября 2019, 15:40", Order::unknown, "2019-11-26"},
        {"15:40 26 ноября 2019", Order::unknown, "2019-11-26"},
        {"Thứ ba, ngày 26 tháng 11 năm 2019", Order::day_first, "2019-11-26"},
        {"2019年11月26日 10時", Order::unknown, "2019-11-26"},
        {"26/11/2019", Order::unknown, "2019-11-26"},
        {"11/26/2019", Order::unknown, "2019-11-26"},
        {"03/04/2019", Order::unknown, ""},  // of either month
        {"03/04/2019", Order::day_first, "2019-04-03"},
        {"03/04/2019", Order::month_first, "2019-03-04"},
        {"04/04/2019", Order::unknown, "2019-04-04"},
        {"26.11.19", Order::unknown, "2019-11-26"},
        {"1574762400", Order::unknown, "2019-11-26"},
        {"1574762400000", Order::unknown, "2019-11-26"},
        {"08:30 2019-11-26", Order::unknown, "2019-11-26"},
        {"2019-02-30", Order::unknown, ""},
        {"0001-01-01", Order::unknown, ""},
        {"November 2019", Order::unknown, ""},
        {"5 of 7 since 2019", Order::unknown, ""},
        {"", Order::unknown, ""},
    };
    PageDates dates(shipped_knowledge().cues);
    for (const Case& c : cases) {
        dates.set_order(c.order);
        EXPECT_EQ(dates.day_in(c.text), c.want) << c.text;
    }
}

TEST(PageDates, DayInAddress) {
    struct Case {
        const char* address;
        const char* want;
    };
    constexpr Case cases[] = {
        {"https://a.example/2019/11/26/talks", "2019-11-26"},
        {"https://a.example/world/2019-11-26-talks.html", "2019-11-26"},
        {"https://a.example/2019/nov/26/talks", "2019-11-26"},
        {"https://a.example/n/20191126/1", "2019-11-26"},
        {"https://a.example/2019/11/talks", ""},
        {"https://a.example/talks-2019-11-26x", ""},
        {"https://a2019.example/11/26", ""},
        {"https://a.example/id/120191126", ""},
        {"/2019/11/26/talks", "2019-11-26"},
        {"", ""},
    };
    const PageDates dates(shipped_knowledge().cues);
    for (const Case& c : cases) EXPECT_EQ(dates.day_in_address(c.address), c.want) << c.address;
}

TEST(PageDates, OrderIn) {
    EXPECT_EQ(PageDates::order_in("on 26/11/2019"), Order::day_first);
    EXPECT_EQ(PageDates::order_in("11-26-2019"), Order::month_first);
    EXPECT_EQ(PageDates::order_in("03/04/2019"), Order::unknown);
    EXPECT_EQ(PageDates::order_in("2019/26/11"), Order::unknown);
}

}  // namespace
}  // namespace entente
