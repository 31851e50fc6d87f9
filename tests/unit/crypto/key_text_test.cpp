#include <gtest/gtest.h>

#include <string>

#include "rodedraad/crypto/key_file.h"

namespace rodedraad::crypto {
namespace {

const std::string kBytes(32, 'k');
const std::string kBase64 = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";

TEST(Key_text, is_bytes_as_they_are) { EXPECT_EQ(key_from_text(kBytes)->view(), kBytes); }

TEST(Key_text, is_base64_with_the_end_of_a_line) {
  EXPECT_EQ(key_from_text(kBase64)->view(), kBytes);
  EXPECT_EQ(key_from_text(kBase64 + "\n")->view(), kBytes);
  EXPECT_EQ(key_from_text(kBase64 + "\r\n")->view(), kBytes);
}

TEST(Key_text, is_refused_when_it_is_anything_else) {
  for (const auto& wrong : {std::string{}, kBytes + "kk", kBytes.substr(1), kBase64.substr(0, 43),
                            kBase64 + "=", "?" + kBase64.substr(1), kBase64.substr(0, 42) + "=="}) {
    EXPECT_FALSE(key_from_text(wrong)) << wrong.size();
  }
}

}  // namespace
}  // namespace rodedraad::crypto
