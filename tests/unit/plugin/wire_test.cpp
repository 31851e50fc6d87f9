#include "wire.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "frames.h"

namespace rodedraad::plugin {
namespace {

sdk::Decoded everything() {
  sdk::Decoded decoded;
  decoded.parts.push_back({"1", "soort", "POST", "/", "text/plain", "", {{"a", "b"}}, "inhoud"});
  decoded.identifiers.push_back({"bsn", "999990019"});
  decoded.facts.push_back({{"pip.leerroute", "", "B1"}, "2026-01-01", "", true});
  decoded.follow_ups.emplace_back("vraag");
  decoded.findings.push_back({sdk::Severity::warning, "code", "/plek", "tekst"});
  decoded.responses.push_back({"antwoord", {{"pad", "", "waarde"}}});
  return decoded;
}

template <class T>
bool read_whole(std::string_view bytes, T& value) {
  Reader reader{bytes};
  reader(value);
  return reader.whole();
}

TEST(Wire, brings_over_everything_that_a_message_says) {
  const auto sent = everything();
  Result<sdk::Decoded> came;
  ASSERT_TRUE(read_whole(written(Result<sdk::Decoded>{sent}), came));
  ASSERT_TRUE(came);
  EXPECT_EQ(came->parts.at(0).body, "inhoud");
  EXPECT_EQ(came->parts.at(0).headers, sent.parts[0].headers);
  EXPECT_EQ(came->identifiers, sent.identifiers);
  EXPECT_EQ(came->facts, sent.facts);
  EXPECT_EQ(came->follow_ups, sent.follow_ups);
  EXPECT_EQ(came->findings, sent.findings);
  EXPECT_EQ(came->responses, sent.responses);
}

TEST(Wire, brings_over_an_error) {
  const Result<void> sent = tl::unexpected(Error{Error::Kind::bad_setting, "tekst", "plek"});
  Result<void> came;
  ASSERT_TRUE(read_whole(written(sent), came));
  ASSERT_FALSE(came);
  EXPECT_EQ(came.error(), sent.error());
}

TEST(Wire, is_not_whole_when_cut_off_anywhere) {
  const auto bytes = written(everything());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    sdk::Decoded came;
    EXPECT_FALSE(read_whole(std::string_view{bytes}.substr(0, length), came)) << length;
  }
}

TEST(Wire, is_not_whole_with_something_behind_it) {
  sdk::Decoded came;
  EXPECT_FALSE(read_whole(written(everything()) + 'x', came));
}

TEST(Wire, refuses_a_number_that_the_contract_does_not_have) {
  sdk::Admission admission;
  admission.verdict = static_cast<sdk::Verdict>(5);
  sdk::Admission came;
  EXPECT_FALSE(read_whole(written(admission), came));
}

TEST(Wire, believes_no_count_beyond_what_came) {
  std::vector<std::string> came;
  EXPECT_FALSE(read_whole(written(std::uint32_t{0xFFFFFFFF}), came));
  EXPECT_LT(came.capacity(), 1000U);
}

TEST(Wire, reads_any_bytes_or_none_but_never_more_than_there_are) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    sdk::Decoded came;
    // There is one way to say each thing: what is whole is written the same.
    RC_ASSERT(!read_whole(bytes, came) || written(came) == bytes);
  }));
}

}  // namespace
}  // namespace rodedraad::plugin
