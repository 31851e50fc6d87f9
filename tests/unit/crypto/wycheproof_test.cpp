#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "rodedraad/crypto/aead.h"
#include "rodedraad/crypto/digest.h"

/// Google's vectors (C2SP/wycheproof, testvectors_v1) through our own wrappers: what is valid
/// opens, what is not does not.
namespace rodedraad::crypto {
namespace {

namespace json = boost::json;

std::string bytes_of(const json::value& hex) {
  std::string out;
  const std::string text{hex.as_string()};
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    out += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
  }
  return out;
}

/// The groups of a file; empty when the corpus is not on this machine.
json::array groups(const char* file) {
  std::ifstream in(std::string{WYCHEPROOF} + "/testvectors_v1/" + file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.empty() ? json::array{} : json::parse(text).at("testGroups").as_array();
}

TEST(Wycheproof, aes_gcm_opens_what_is_valid_and_nothing_else) {
  const auto all = groups("aes_gcm_test.json");
  if (all.empty()) GTEST_SKIP() << "no vectors at " << WYCHEPROOF;
  int valid = 0, invalid = 0;
  for (const auto& group : all) {
    if (group.at("keySize") != 256 || group.at("ivSize") != 96 || group.at("tagSize") != 128) {
      continue;  // we make no others
    }
    for (const auto& test : group.at("tests").as_array()) {
      const auto opened =
          open(Secret{bytes_of(test.at("key"))}, bytes_of(test.at("aad")),
               bytes_of(test.at("iv")) + bytes_of(test.at("ct")) + bytes_of(test.at("tag")));
      if (test.at("result") == "valid") {
        ++valid;
        EXPECT_EQ(opened, bytes_of(test.at("msg"))) << test.at("tcId");
      } else {
        ++invalid;
        EXPECT_EQ(opened, std::nullopt) << test.at("tcId");
      }
    }
  }
  EXPECT_GT(valid, 30);
  EXPECT_GT(invalid, 20);
}

TEST(Wycheproof, hmac_is_the_standards_and_never_a_changed_one) {
  const auto all = groups("hmac_sha256_test.json");
  if (all.empty()) GTEST_SKIP() << "no vectors at " << WYCHEPROOF;
  int valid = 0, invalid = 0;
  for (const auto& group : all) {
    const auto length = group.at("tagSize").to_number<std::size_t>() / 8;
    for (const auto& test : group.at("tests").as_array()) {
      const auto made =
          hmac_sha256(Secret{bytes_of(test.at("key"))}, bytes_of(test.at("msg"))).substr(0, length);
      const bool equal = equal_in_constant_time(made, bytes_of(test.at("tag")));
      const bool wanted = test.at("result") == "valid";
      ++(wanted ? valid : invalid);
      EXPECT_EQ(equal, wanted) << test.at("tcId");
    }
  }
  EXPECT_GT(valid, 50);
  EXPECT_GT(invalid, 50);
}

}  // namespace
}  // namespace rodedraad::crypto
