#include "contact.h"

#include <gtest/gtest.h>

#include <string>

namespace rodedraad::duo {
namespace {

class ContactName : public testing::TestWithParam<const char*> {};
class NoContactName : public testing::TestWithParam<const char*> {};

TEST_P(ContactName, is_made_of_letters_and_what_joins_them) {
  EXPECT_TRUE(is_contact_name(GetParam()));
}

TEST_P(NoContactName, has_something_else) { EXPECT_FALSE(is_contact_name(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Every, ContactName,
                         testing::Values("M. de Vries-Jansen", "Şule Öztürk", "d'Arc", "‘t Hooft",
                                         "Søren–Ærø", "Ångström", "Жанна", "Δήμητρα", "محمد",
                                         "李小龍", "𐐀𐐨", "A"));
INSTANTIATE_TEST_SUITE_P(Every, NoContactName,
                         testing::Values("", "Balie 3", "Jansen, P.", "a@b", "W&I", "’t Hooft", "×",
                                         "٣", "e\xCC\x81"));

TEST(ContactName, has_at_most_a_hundred_characters_not_bytes) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "é";
  EXPECT_TRUE(is_contact_name(name));
  EXPECT_FALSE(is_contact_name(name + "e"));
}

TEST(ContactEmail, has_4_to_241_characters) {
  EXPECT_FALSE(is_contact_email("a@b"));
  EXPECT_TRUE(is_contact_email("a@bc"));
  EXPECT_TRUE(is_contact_email(std::string(241, 'a')));
  EXPECT_FALSE(is_contact_email(std::string(242, 'a')));
}

class ContactPhone : public testing::TestWithParam<const char*> {};
class NoContactPhone : public testing::TestWithParam<const char*> {};

TEST_P(ContactPhone, follows_duos_pattern) { EXPECT_TRUE(is_contact_phone(GetParam())); }

TEST_P(NoContactPhone, does_not) { EXPECT_FALSE(is_contact_phone(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Every, ContactPhone,
                         testing::Values("112", "+31 30 1234567", "030-1234567", "030 - 1234567",
                                         "+31(0)301234567", "+31 (0) 30 1234567", "0301234567,12",
                                         "0301234567,123456789", "1234567890123456"));
INSTANTIATE_TEST_SUITE_P(Every, NoContactPhone,
                         testing::Values("", "11", "+1", "++31301234", "030  1234567",
                                         "030--1234567", "0301234567,", "0301234567,1",
                                         "0301234567,01", "0301234567,1234567890",
                                         "12345678901234567", "030123456a", "030123456 ",
                                         " 030123456", "030/123456", "0 3 0 1 2 3 4 5 6 7 8 9"));

}  // namespace
}  // namespace rodedraad::duo
