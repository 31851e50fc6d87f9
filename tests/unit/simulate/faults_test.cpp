#include "rodedraad/simulate/faults.h"

#include <gmock/gmock.h>

#include "rodedraad/simulate/simulate.h"

namespace rodedraad::simulate {
namespace {

sdk::Message to(std::string target) {
  sdk::Message request;
  request.target = std::move(target);
  return request;
}

Faults faults(std::vector<std::string> specifications) { return Faults{specifications}; }

TEST(Faults, hit_every_request_without_a_number) {
  auto all = faults({"500"});
  all.hit(to("/a"));
  EXPECT_NE(all.hit(to("/a")), nullptr);
}

TEST(Faults, end_after_their_number) {
  auto two = faults({"503:2"});
  two.hit(to("/a"));
  two.hit(to("/a"));
  EXPECT_EQ(two.hit(to("/a")), nullptr);
}

TEST(Faults, leave_other_paths_alone) {
  auto pvt = faults({"404:1@/pvt"});
  EXPECT_EQ(pvt.hit(to("/v1/personen/999990019/PIP")), nullptr);
  EXPECT_NE(pvt.hit(to("/v1/personen/999990019/pvt")), nullptr);
}

TEST(Faults, follow_each_other_in_the_order_given) {
  auto both = faults({"429:1", "slow"});
  EXPECT_EQ(both.hit(to("/a"))->name, "429");
  EXPECT_EQ(both.hit(to("/a"))->name, "slow");
}

TEST(Faults, refuse_a_name_that_is_not_there) {
  EXPECT_THROW(faults({"explode"}), std::invalid_argument);
}

TEST(Faults, refuse_a_number_that_is_none) {
  EXPECT_THROW(faults({"500:many"}), std::invalid_argument);
}

TEST(Faults, are_all_in_the_help) {
  for (const auto& kind : fault_kinds()) {
    EXPECT_THAT(fault_help(), ::testing::HasSubstr(std::string{kind.name} + " "));
  }
}

}  // namespace
}  // namespace rodedraad::simulate
