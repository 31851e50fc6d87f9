#include "rodedraad/sdk/message.h"

#include <gtest/gtest.h>

#include "rodedraad/sdk/text.h"

namespace rodedraad::sdk {
namespace {

Message sample() {
  Message message;
  message.id = "m-1";
  message.kind = "notificatie";
  message.method = "POST";
  message.target = "/v1/notificaties?x=1";
  message.media_type = "application/json";
  message.sender = "CN=partner";
  message.headers = {{"X-Correlatie", "c-1"}, {"Digest", "abc"}};
  message.body = std::string("{\0}", 3);
  return message;
}

TEST(Message, is_the_same_after_it_was_lent_and_copied) {
  const auto message = sample();
  const Lent lent{message};
  const auto copied = copy(*lent.message());
  EXPECT_EQ(copied.id, message.id);
  EXPECT_EQ(copied.kind, message.kind);
  EXPECT_EQ(copied.method, message.method);
  EXPECT_EQ(copied.target, message.target);
  EXPECT_EQ(copied.media_type, message.media_type);
  EXPECT_EQ(copied.sender, message.sender);
  EXPECT_EQ(copied.headers, message.headers);
  EXPECT_EQ(copied.body, message.body);
}

TEST(Message, tells_its_size_when_lent) {
  const auto message = sample();
  EXPECT_EQ(Lent{message}.message()->struct_size, sizeof(rd_message));
}

TEST(Message, copies_text_that_was_never_set_as_empty) {
  const rd_message bare{};
  EXPECT_EQ(copy(bare).body, "");
  EXPECT_TRUE(copy(bare).headers.empty());
}

TEST(Message, lends_without_copying_the_body) {
  const auto message = sample();
  EXPECT_EQ(Lent{message}.message()->body.ptr, message.body.data());
}

TEST(Answer, is_the_same_after_it_was_lent_and_copied) {
  const Answer answer{202, "application/problem+json", {{"Retry-After", "30"}}, "body"};
  const auto copied = copy(*Lent{answer}.answer());
  EXPECT_EQ(copied.status, answer.status);
  EXPECT_EQ(copied.media_type, answer.media_type);
  EXPECT_EQ(copied.headers, answer.headers);
  EXPECT_EQ(copied.body, answer.body);
}

TEST(Header, is_found_without_regard_to_case) {
  EXPECT_EQ(sample().header("x-correlatie"), "c-1");
  EXPECT_EQ(Answer({200, "", {{"ETag", "7"}}, ""}).header("etag"), "7");
}

TEST(Header, is_empty_when_absent) { EXPECT_EQ(sample().header("Accept"), ""); }

TEST(Header, that_stands_twice_gives_the_first) {
  Message message;
  message.headers = {{"A", "1"}, {"a", "2"}};
  EXPECT_EQ(message.header("A"), "1");
}

TEST(Text, of_a_null_pointer_is_empty) { EXPECT_EQ(view(rd_str{nullptr, 7}), ""); }

}  // namespace
}  // namespace rodedraad::sdk
