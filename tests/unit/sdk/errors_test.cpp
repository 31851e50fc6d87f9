#include "rodedraad/sdk/errors.h"

#include <gtest/gtest.h>

namespace rodedraad::sdk {
namespace {

rd_status status_of(const std::function<void()>& body, rd_error& error) {
  error = {};
  error.struct_size = sizeof error;
  return detail::guard(&error, body);
}

TEST(Guard, is_ok_when_nothing_is_thrown) {
  rd_error error;
  EXPECT_EQ(status_of([] {}, error), RD_OK);
  EXPECT_STREQ(error.text, "");
}

TEST(Guard, turns_a_bad_message_into_its_status) {
  rd_error error;
  EXPECT_EQ(status_of([] { throw BadMessage{"no root element"}; }, error), RD_BAD_MESSAGE);
  EXPECT_STREQ(error.text, "no root element");
}

TEST(Guard, names_the_setting_that_is_wrong) {
  rd_error error;
  EXPECT_EQ(status_of([] { throw BadSetting("timeout", "is no duration"); }, error),
            RD_BAD_SETTINGS);
  EXPECT_STREQ(error.where, "timeout");
}

TEST(Guard, tells_what_is_not_available) {
  rd_error error;
  EXPECT_EQ(status_of([] { throw Unavailable{"port is taken"}; }, error), RD_UNAVAILABLE);
}

TEST(Guard, takes_any_other_exception_for_a_bug) {
  rd_error error;
  EXPECT_EQ(status_of([] { throw std::logic_error{"broken"}; }, error), RD_BUG);
  EXPECT_STREQ(error.text, "broken");
}

TEST(Guard, survives_what_is_no_exception) {
  rd_error error;
  EXPECT_EQ(status_of([] { throw 7; }, error), RD_BUG);  // NOLINT(misc-throw-by-value-*)
}

TEST(Guard, cuts_a_text_that_does_not_fit) {
  rd_error error;
  status_of([] { throw BadMessage{std::string(5000, 'x')}; }, error);
  EXPECT_EQ(std::string{error.text}.size(), sizeof error.text - 1);
}

TEST(Guard, needs_no_place_for_the_error) {
  EXPECT_EQ(detail::guard(nullptr, [] { throw BadMessage{"x"}; }), RD_BAD_MESSAGE);
}

}  // namespace
}  // namespace rodedraad::sdk
