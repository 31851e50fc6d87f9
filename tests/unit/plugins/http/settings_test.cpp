#include "settings.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

namespace {

Settings read(const std::vector<sdk::Pair>& settings) { return read_settings(settings); }

/// The setting that is said to be wrong, and why; empty when none is.
std::string problem(const std::vector<sdk::Pair>& settings) {
  try {
    read_settings(settings);
    return {};
  } catch (const sdk::BadSetting& bad) {
    return bad.where() + ": " + bad.what();
  }
}

TEST(Settings, reads_all) {
  const auto settings = read({{"address", "localhost:8080"},
                              {"url", "http://[::1]:9101/duo/"},
                              {"timeout", "1500ms"},
                              {"idle", "2m"},
                              {"max-body", "2M"},
                              {"max-header", "8k"},
                              {"max-connections", "20"},
                              {"keep", "0"}});
  EXPECT_EQ(settings.address->text(), "localhost:8080");
  EXPECT_EQ(settings.url->authority.text(), "[::1]:9101");
  EXPECT_EQ(settings.url->path, "/duo");
  EXPECT_EQ(settings.timeout, std::chrono::milliseconds{1500});
  EXPECT_EQ(settings.idle, std::chrono::minutes{2});
  EXPECT_EQ(settings.max_body, 2U << 20U);
  EXPECT_EQ(settings.max_header, 8U << 10U);
  EXPECT_EQ(settings.max_connections, 20U);
  EXPECT_EQ(settings.keep, 0U);
}

TEST(Settings, need_an_address_or_a_url) {
  EXPECT_TRUE(problem({{"address", ""}, {"url", ""}}).starts_with("address: "));
}

class AnotherMachine : public testing::TestWithParam<std::string> {};

TEST_P(AnotherMachine, needs_tls) {
  for (const auto& [name, value] : std::vector<sdk::Pair>{
           {"address", GetParam() + ":8080"}, {"url", "http://" + GetParam() + ":8080/x"}}) {
    const auto text = problem({{name, value}});
    EXPECT_TRUE(text.starts_with(name + ": ")) << text;
    EXPECT_NE(text.find("what is not encrypted"), std::string::npos) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(, AnotherMachine,
                         testing::Values("0.0.0.0", "10.0.0.1", "128.0.0.1", "[::]",
                                         "[2001:db8::1]", "[::ffff:127.0.0.1]"));

class Name : public testing::TestWithParam<std::string> {};

TEST_P(Name, is_not_looked_up_to_tell_whether_it_is_this_machine) {
  EXPECT_TRUE(problem({{"url", "http://" + GetParam() + ":8080/x"}}).starts_with("url: "));
  EXPECT_TRUE(problem({{"address", GetParam() + ":8080"}}).starts_with("address: "));
}

INSTANTIATE_TEST_SUITE_P(, Name,
                         testing::Values("example.org", "localhost.example.org",
                                         "127.0.0.1.example.org", "127.1", "2130706433"));

class PrivateUrl : public testing::TestWithParam<std::string> {};

TEST_P(PrivateUrl, is_refused) {
  EXPECT_TRUE(problem({{"url", "https://" + GetParam() + "/x"}}).starts_with("url: "));
}

INSTANTIATE_TEST_SUITE_P(, PrivateUrl,
                         testing::Values("10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0",
                                         "[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "224.0.0.1",
                                         "100.64.0.1"));

TEST(Settings, take_a_private_address_in_a_network_that_is_allowed) {
  EXPECT_EQ(problem({{"url", "https://10.1.2.3/x"}, {"allow", "10.0.0.0/8"}}), "");
}

TEST(Settings, demand_a_certificate_for_clients) {
  EXPECT_TRUE(
      problem({{"address", "127.0.0.1:0"}, {"clients", "ca.pem"}}).starts_with("certificate: "));
}

struct WrongValue {
  std::string setting;
  std::string value;
};

std::ostream& operator<<(std::ostream& out, const WrongValue& wrong) {
  return out << wrong.setting << "=" << wrong.value;
}

class Wrong : public testing::TestWithParam<WrongValue> {};

TEST_P(Wrong, is_named) {
  const auto& [name, value] = GetParam();
  std::vector<sdk::Pair> settings{{name, value}};
  if (name != "address" && name != "url") settings.push_back({"address", "127.0.0.1:0"});
  EXPECT_TRUE(problem(settings).starts_with(name + ": "));
}

INSTANTIATE_TEST_SUITE_P(
    , Wrong,
    testing::Values(
        WrongValue{"address", "127.0.0.1"}, WrongValue{"address", "127.0.0.1:"},
        WrongValue{"address", "127.0.0.1:65536"}, WrongValue{"address", "127.0.0.1:x"},
        WrongValue{"address", ":80"}, WrongValue{"address", "[::1:80"},
        WrongValue{"allow", "10.0.0.0/33"}, WrongValue{"allow", "elsewhere"},
        WrongValue{"crl-policy", "soms"}, WrongValue{"tls", "1.1"},
        WrongValue{"url", "127.0.0.1:80"}, WrongValue{"url", "ftp://127.0.0.1"},
        WrongValue{"url", "http://"}, WrongValue{"url", "http://user@127.0.0.1/"},
        WrongValue{"url", "http://127.0.0.1/?a"}, WrongValue{"url", "http://127.0.0.1/#a"},
        WrongValue{"url", "http://127.0.0.1/a b"}, WrongValue{"url", "http://127.0.0.1:0/"},
        WrongValue{"timeout", "10"}, WrongValue{"timeout", "0s"}, WrongValue{"timeout", "-1s"},
        WrongValue{"timeout", "1.5s"}, WrongValue{"timeout", "99999999999999999999s"},
        WrongValue{"idle", "1 s"}, WrongValue{"max-body", "0"}, WrongValue{"max-body", "8MB"},
        WrongValue{"max-body", "9999999999G"}, WrongValue{"max-header", "255"},
        WrongValue{"max-connections", "0"}, WrongValue{"keep", "-1"}, WrongValue{"keep", "four"}));

}  // namespace

}  // namespace rodedraad::http
