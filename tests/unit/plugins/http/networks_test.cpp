#include "networks.h"

#include <gtest/gtest.h>

#include <string>

namespace rodedraad::http {

namespace {

using boost::asio::ip::make_address;

class NotPublic : public testing::TestWithParam<std::string> {};

TEST_P(NotPublic, is_not_connected_to) { EXPECT_FALSE(may_connect(make_address(GetParam()), {})); }

INSTANTIATE_TEST_SUITE_P(, NotPublic,
                         testing::Values("0.0.0.0", "10.255.0.1", "100.64.0.1", "127.0.0.1",
                                         "127.255.255.255", "169.254.169.254", "172.16.0.1",
                                         "172.31.255.255", "192.0.0.8", "192.168.0.1", "198.18.0.1",
                                         "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
                                         "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
                                         "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::1",
                                         "2002:c0a8:101::1", "fc00::1", "fd12:3456::1", "fe80::1",
                                         "fec0::1", "ff02::1", "2001::1", "2001:db8::1"));

class Public : public testing::TestWithParam<std::string> {};

TEST_P(Public, is_connected_to) { EXPECT_TRUE(may_connect(make_address(GetParam()), {})); }

INSTANTIATE_TEST_SUITE_P(, Public,
                         testing::Values("1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1",
                                         "223.255.255.255", "2a00::1", "::ffff:1.1.1.1",
                                         "64:ff9b::101:101"));

TEST(Allowed, holds_for_the_network_and_no_further) {
  const auto allowed = read_networks("10.1.0.0/16, fd00:1::/32,192.168.1.5");
  for (const auto* const inside : {"10.1.0.0", "10.1.255.255", "fd00:1::9", "192.168.1.5"}) {
    EXPECT_TRUE(may_connect(make_address(inside), allowed)) << inside;
  }
  for (const auto* const outside : {"10.2.0.0", "10.0.255.255", "fd00:2::9", "192.168.1.6"}) {
    EXPECT_FALSE(may_connect(make_address(outside), allowed)) << outside;
  }
}

TEST(Allowed, holds_for_ipv4_written_as_ipv6) {
  EXPECT_TRUE(may_connect(make_address("::ffff:10.1.2.3"), read_networks("10.0.0.0/8")));
}

}  // namespace

}  // namespace rodedraad::http
