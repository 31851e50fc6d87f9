#include "rodedraad/admin/account_rules.h"

#include <gtest/gtest.h>

namespace rodedraad::admin {
namespace {

TEST(AccountName, is_plain) {
  for (const char* name : {"j.jansen", "beheer-1", "ab"}) {
    EXPECT_EQ(trouble_with_name(name), "") << name;
  }
  for (const char* name : {"", "a", "J.Jansen", "j jansen", "jan@dordrecht.nl", "-jan", ".jan",
                           "_eerste", "jan/piet", "jan\n"}) {
    EXPECT_NE(trouble_with_name(name), "") << name;
  }
  EXPECT_NE(trouble_with_name(std::string(65, 'a')), "");
}

TEST(AccountName, holds_no_citizen_service_number) {
  EXPECT_NE(trouble_with_name("jansen-999990019"), "");
}

TEST(Password, is_long) {
  EXPECT_EQ(trouble_with_password("correct-paard-nietje", "jansen", 14), "");
  EXPECT_NE(trouble_with_password("Kort1!", "jansen", 14), "");
}

TEST(Password, is_counted_in_characters_and_not_in_bytes) {
  EXPECT_NE(trouble_with_password("éèêëéèêë", "jansen", 14), "");
}

TEST(Password, is_not_easily_guessed) {
  for (const char* text : {"aaaaaaaaaaaaaaaa", "abababababababab", "xxJANSENxx-1234567",
                           "Welkom-in-2026-abc", "mijnwachtwoord123"}) {
    EXPECT_NE(trouble_with_password(text, "jansen", 14), "") << text;
  }
}

TEST(Password, may_be_long_but_not_without_end) {
  const std::string phrase = "paard nietje batterij ";
  std::string text;
  while (text.size() < 200) text += phrase;
  EXPECT_EQ(trouble_with_password(text, "jansen", 14), "");
  EXPECT_NE(trouble_with_password(text + text, "jansen", 14), "");
}

}  // namespace
}  // namespace rodedraad::admin
