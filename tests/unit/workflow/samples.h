#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/model/case.h"

/// Cases and configuration as the tests of this folder write them.
namespace rodedraad::workflow::testing {

using std::chrono::year_month_day;

inline year_month_day ymd(int year, int month, int day) {
  return std::chrono::year{year} / month / day;
}

/// A case in Dordrecht with these values.
inline model::Case case_with(const std::vector<std::pair<std::string, std::string>>& values = {}) {
  model::Case file;
  file.municipality = "0505";
  for (const auto& [path, value] : values) {
    model::Fact fact;
    fact.path = path;
    fact.value = value;
    fact.source = "duo";
    file.facts.push_back(std::move(fact));
  }
  return file;
}

inline void repeat(model::Case& file, std::string path, std::string key, std::string value) {
  model::Fact fact;
  fact.path = std::move(path);
  fact.key = std::move(key);
  fact.value = std::move(value);
  fact.source = "duo";
  file.facts.push_back(std::move(fact));
}

inline config::Condition test(std::string path, config::Condition::Test what,
                              std::vector<std::string> values = {}) {
  config::Condition condition;
  condition.kind = config::Condition::Kind::test;
  condition.path = std::move(path);
  condition.test = what;
  condition.values = std::move(values);
  return condition;
}

inline config::Condition test_with_field(std::string path, config::Condition::Test what,
                                         std::string other) {
  auto condition = test(std::move(path), what, {std::move(other)});
  condition.value_is_path = true;
  return condition;
}

inline config::Condition group(config::Condition::Kind kind,
                               std::vector<config::Condition> children) {
  config::Condition condition;
  condition.kind = kind;
  condition.children = std::move(children);
  return condition;
}

inline config::Mandate mandate(std::string task, std::string organisation, std::string from,
                               std::string to = {}) {
  config::Mandate result;
  result.task = std::move(task);
  result.organisation = std::move(organisation);
  result.from = std::move(from);
  result.to = std::move(to);
  return result;
}

inline config::Organisation organisation(std::string id, std::string name) {
  config::Organisation result;
  result.id = std::move(id);
  result.name = std::move(name);
  return result;
}

/// Dordrecht: guidance went from one organisation to the other on 1 July 2026; pip is done by sdd.
inline config::Region region() {
  config::Region result;
  result.organisations = {organisation("sdd", "Sociale Dienst"),
                          organisation("vwn", "VluchtelingenWerk"),
                          organisation("welzijn", "Stichting Welzijn")};
  config::Municipality dordrecht;
  dordrecht.code = "0505";
  dordrecht.name = "Dordrecht";
  dordrecht.mandates = {mandate("begeleiding", "vwn", "2022-01-01", "2026-06-30"),
                        mandate("begeleiding", "welzijn", "2026-07-01"),
                        mandate("pip", "sdd", "2022-01-01")};
  result.municipalities = {dordrecht};
  return result;
}

}  // namespace rodedraad::workflow::testing
