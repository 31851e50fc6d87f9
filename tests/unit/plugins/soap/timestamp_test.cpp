#include "timestamp.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace rodedraad::soap {

namespace {

TEST(Timestamp, is_written_in_utc) { EXPECT_EQ(utc_text(kNow + 45), "2026-03-02T09:15:27.045Z"); }

TEST(Timestamp, is_read_as_it_is_written) { EXPECT_EQ(read_utc(utc_text(kNow + 45)), kNow + 45); }

TEST(Timestamp, is_read_with_another_zone) {
  EXPECT_EQ(read_utc("2026-03-02T10:15:27+01:00"), kNow);
  EXPECT_EQ(read_utc("2026-03-02T03:45:27-05:30"), kNow);
}

TEST(Timestamp, is_read_with_any_fraction) {
  EXPECT_EQ(read_utc("2026-03-02T09:15:27.5Z"), kNow + 500);
  EXPECT_EQ(read_utc("2026-03-02T09:15:27.123456789Z"), kNow + 123);
}

TEST(Timestamp, is_refused_when_it_is_none) {
  for (const auto* text : {"", "2026-03-02", "2026-03-02T09:15:27", "2026-02-30T09:15:27Z",
                           "2026-03-02T24:15:27Z", "2026-03-02T09:15:27.Z", "2026-03-02T09:15:27Zx",
                           "26-03-02T09:15:27Z", "2026-03-02T09:15:27+0100"}) {
    EXPECT_FALSE(read_utc(text)) << text;
  }
}

}  // namespace

}  // namespace rodedraad::soap
