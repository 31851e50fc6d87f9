#include "rodedraad/crypto/minisign.h"

#include <gmock/gmock.h>

#include <string>

namespace rodedraad::crypto {
namespace {

// Made with minisign 0.11 by a key that was thrown away.
constexpr std::string_view kKey = "RWQwKzAhbdfnK6x9UEWQFpBGcm5+YVtEIXvd8yCMmF8M2r3Eth+EHNlt";
constexpr std::string_view kFile = "geen bibliotheek\n";
constexpr std::string_view kSignature =
    "untrusted comment: signature from minisign secret key\n"
    "RUQwKzAhbdfnK/"
    "SRRtp+Gz62hp779rKTm1XebBL4P5W7QcMT9pFfXFc1imViopGvMSW8Ub62+s3UTmbgLLb6O8xrGG5ZcdR2"
    "2wI=\n"
    "trusted comment: versie 1.0\n"
    "W2oxpqdKjHA4PFwgYViKXHyRdx2gHP0VKEojtUNMnx9XSTJl7giRO0o2ikP358JSRLETNIpjyU94WVyDjIXEAA==\n";
constexpr std::string_view kOldKind =
    "untrusted comment: signature from minisign secret key\n"
    "RWQwKzAhbdfnK6VNpVznNyMg4qhnMrBb44EFKNQA+"
    "bTUR1KU6jCRPHJ0hahZNd4jdMZ1ePdIPvLuTAFPE1hiiP8hzryqqzQ3"
    "egU=\n"
    "trusted comment: oud\n"
    "CUqUvG6MimPt26hibZG+gKGyyDD6EWL4GLZvq51o1dmRpH+P3AIDXOPuTu/HpVrVbkCp7GMHWdwWb37Pbg0gCQ==\n";

std::string changed(std::string_view text, std::string_view before, std::string_view after) {
  std::string result{text};
  return result.replace(result.find(before), before.size(), after);
}

TEST(Minisign, knows_a_key_by_the_number_that_minisign_shows) {
  const auto signer = parse_signer(kKey);
  ASSERT_TRUE(signer);
  EXPECT_EQ(signer->number(), "2BE7D76D21302B30");
}

TEST(Minisign, takes_no_other_text_for_a_key) {
  EXPECT_FALSE(parse_signer(""));
  EXPECT_FALSE(parse_signer("RWQwKzAhbdfnK6x9UEWQFpBGcm5"));
  EXPECT_FALSE(parse_signer(changed(kKey, "RWQ", "AAA")));
  EXPECT_FALSE(parse_signer(changed(kKey, "RWQ", "R*Q")));
}

TEST(Minisign, verifies_what_minisign_signed) {
  EXPECT_TRUE(verify_minisign(*parse_signer(kKey), kSignature, kFile));
}

TEST(Minisign, refuses_a_file_of_which_one_bit_changed) {
  EXPECT_FALSE(verify_minisign(*parse_signer(kKey), kSignature, "geen bibliotheej\n"));
}

TEST(Minisign, refuses_another_trusted_comment) {
  EXPECT_FALSE(
      verify_minisign(*parse_signer(kKey), changed(kSignature, "versie 1.0", "versie 2.0"), kFile));
}

TEST(Minisign, refuses_the_signature_of_another_key) {
  // The same number, another key: the last character of its base64 stands for part of it.
  EXPECT_FALSE(verify_minisign(*parse_signer(changed(kKey, "HNlt", "HNlw")), kSignature, kFile));
}

TEST(Minisign, refuses_a_signature_of_the_old_kind) {
  EXPECT_FALSE(verify_minisign(*parse_signer(kKey), kOldKind, kFile));
}

TEST(Minisign, refuses_what_is_no_signature) {
  EXPECT_FALSE(verify_minisign(*parse_signer(kKey), "", kFile));
  EXPECT_FALSE(verify_minisign(*parse_signer(kKey), "\n\n\n\n", kFile));
  EXPECT_FALSE(verify_minisign(*parse_signer(kKey), std::string{kSignature} + "meer\n", kFile));
}

}  // namespace
}  // namespace rodedraad::crypto
