#include "request_proof.h"

#include <gtest/gtest.h>

namespace rodedraad::admin {
namespace {

sdk::Message with(std::vector<sdk::Pair> headers, std::string method = "POST") {
  sdk::Message message;
  message.method = std::move(method);
  message.headers = std::move(headers);
  return message;
}

TEST(Cookie, is_found_among_others) {
  const auto message = with({{"Cookie", "a=1; __Host-sessie=abc; b=2"}});
  EXPECT_EQ(cookie(message, "__Host-sessie"), "abc");
  EXPECT_EQ(cookie(message, "b"), "2");
  EXPECT_EQ(cookie(message, "Host-sessie"), "");
  EXPECT_EQ(cookie(message, "c"), "");
}

TEST(Cookie, of_nonsense_is_none) {
  for (const char* text : {"", ";", "=;=", "a", "a;b;", "   ", "; ;;"}) {
    EXPECT_EQ(cookie(with({{"Cookie", text}}), "a"), "") << text;
  }
}

TEST(Cookie, of_a_session_is_for_this_host_over_tls_and_for_no_script) {
  const auto text = strict_cookie("__Host-sessie", "abc");
  EXPECT_EQ(text, "__Host-sessie=abc; Path=/; Secure; HttpOnly; SameSite=Strict");
}

TEST(Page, is_ours_when_the_browser_says_so) {
  EXPECT_TRUE(is_of_our_page(with({{"Host", "hub.nl"}, {"Origin", "https://hub.nl"}})));
  EXPECT_TRUE(is_of_our_page(with({{"Host", "hub.nl"}, {"Sec-Fetch-Site", "same-origin"}})));
  EXPECT_TRUE(is_of_our_page(with({{"Host", "127.0.0.1:1"}, {"Origin", "http://127.0.0.1:1"}})));
}

TEST(Page, is_not_ours_when_it_comes_from_elsewhere) {
  for (const char* origin : {"https://boef.nl", "null", "https://hub.nl.boef.nl",
                             "https://hub.nl:8443", "file://", "https://hub.nl/"}) {
    EXPECT_FALSE(is_of_our_page(with({{"Host", "hub.nl"}, {"Origin", origin}}))) << origin;
  }
  for (const char* site : {"cross-site", "same-site", "none"}) {
    EXPECT_FALSE(is_of_our_page(with({{"Host", "hub.nl"}, {"Sec-Fetch-Site", site}}))) << site;
  }
}

TEST(Page, of_elsewhere_is_not_ours_because_one_of_both_fits) {
  EXPECT_FALSE(is_of_our_page(
      with({{"Host", "hub.nl"}, {"Origin", "https://hub.nl"}, {"Sec-Fetch-Site", "cross-site"}})));
}

TEST(Method, is_unsafe_unless_it_only_looks) {
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE", "get", ""}) {
    EXPECT_TRUE(is_unsafe(with({}, method))) << method;
  }
  for (const char* method : {"GET", "HEAD", "OPTIONS"}) {
    EXPECT_FALSE(is_unsafe(with({}, method))) << method;
  }
}

TEST(OwnAddress, is_secure_unless_it_is_this_machine) {
  EXPECT_EQ(own_address(with({{"Host", "127.0.0.1:8080"}}), false), "http://127.0.0.1:8080");
  EXPECT_EQ(own_address(with({{"Host", "127.0.0.1:8080"}}), true), "https://127.0.0.1:8080");
  EXPECT_EQ(own_address(with({{"Host", "hub.nl"}}), false), "https://hub.nl");
}

TEST(Origin, tells_machines_apart_unless_they_come_through_this_one) {
  EXPECT_TRUE(tells_machines_apart(origin_of(with({{":peer", "10.0.0.7"}}))));
  EXPECT_FALSE(tells_machines_apart(origin_of(with({{":peer", "127.0.0.1"}}))));
  EXPECT_FALSE(tells_machines_apart(origin_of(with({{":peer", "::1"}}))));
  EXPECT_FALSE(tells_machines_apart(origin_of(with({}))));
}

}  // namespace
}  // namespace rodedraad::admin
