#include "rodedraad/config/catalogue.h"

#include <gtest/gtest.h>

#include "catalogue.h"

namespace rodedraad::config {
namespace {

TEST(Catalogue, finds_a_plugin_by_name_and_sort) {
  const auto catalogue = installed_plugins();
  EXPECT_NE(catalogue.transport("http"), nullptr);
  EXPECT_EQ(catalogue.adapter("http"), nullptr);
  EXPECT_NE(catalogue.adapter("duo"), nullptr);
}

TEST(Catalogue, finds_kinds_and_settings_of_a_plugin) {
  const auto catalogue = installed_plugins();
  const auto* duo = catalogue.adapter("duo");
  ASSERT_NE(duo, nullptr);
  EXPECT_NE(duo->writes("pvt.registreren"), nullptr);
  EXPECT_EQ(duo->reads("pvt.registreren"), nullptr);
  EXPECT_NE(duo->reads("pvt"), nullptr);
  EXPECT_EQ(duo->writes("pvt.registrere"), nullptr);
  EXPECT_NE(duo->setting("mapping"), nullptr);
  EXPECT_EQ(duo->setting("map"), nullptr);
}

}  // namespace
}  // namespace rodedraad::config
