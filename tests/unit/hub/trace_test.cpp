#include "rodedraad/hub/trace.h"

#include <gtest/gtest.h>

namespace rodedraad::hub {
namespace {

// The example of W3C Trace Context 3.2.
constexpr const char* kGiven = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

TEST(Traceparent, is_read_as_the_standard_says) {
  EXPECT_EQ(parse_traceparent(kGiven),
            (Trace{"4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"}));
  EXPECT_TRUE(parse_traceparent("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"));
}

class NoTraceparent : public testing::TestWithParam<const char*> {};

TEST_P(NoTraceparent, is_none) { EXPECT_FALSE(parse_traceparent(GetParam())); }

INSTANTIATE_TEST_SUITE_P(
    Values, NoTraceparent,
    testing::Values("", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                    "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736\n00f067aa0ba902b7-01"));

TEST(Trace_of_a_message, is_that_of_its_sender) {
  sdk::Message message;
  message.id = "01a20164-3180-7003-9ee8-d999990019ad";
  message.headers = {{"Traceparent", kGiven}};
  EXPECT_EQ(trace_of(message).id, "4bf92f3577b34da6a3ce929d0e0e4736");
}

TEST(Trace_of_a_message, follows_from_its_id_when_the_sender_gives_none) {
  sdk::Message message;
  message.id = "01a20164-3180-7003-9ee8-d999990019ad";
  EXPECT_EQ(trace_of(message), (Trace{"01a20164318070039ee8d999990019ad", ""}));
  EXPECT_EQ(span_of(message.id), "9ee8d999990019ad");
}

TEST(Trace_of_a_message, is_one_too_when_its_id_is_no_uuid) {
  sdk::Message message;
  message.id = "m1";
  EXPECT_TRUE(parse_traceparent(traceparent(trace_of(message).id, span_of("m1"))));
}

}  // namespace
}  // namespace rodedraad::hub
