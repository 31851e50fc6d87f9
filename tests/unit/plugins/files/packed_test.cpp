#include "packed.h"

#include <gtest/gtest.h>

#include <string>

namespace rodedraad::files {

using namespace std::string_literals;

TEST(Packed, is_what_begins_as_a_packed_file) {
  for (const auto& content :
       {"PK\x03\x04rest"s, "\x1F\x8B\x08"s, "BZh91AY"s, "\xFD\x37zXZ\0"s, "7z\xBC\xAF\x27\x1C"s,
        "Rar!\x1A\x07\x01"s, std::string(257, 'a') + "ustar\0"s}) {
    EXPECT_TRUE(is_packed(content)) << testing::PrintToString(content);
  }
}

TEST(Packed, is_not_what_a_partner_writes) {
  for (const auto& content : {""s, "bsn;naam\r\n"s,
                              "\xEF\xBB\xBF"
                              "a;b"s,
                              "<a/>"s, "PKI;x"s, "{}"s}) {
    EXPECT_FALSE(is_packed(content)) << content;
  }
}

}  // namespace rodedraad::files
