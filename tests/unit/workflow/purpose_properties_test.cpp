#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/purpose.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::string_view kReference = "urn:rodedraad:gegeven:";

year_month_day any_day() {
  return sys_days{testing::ymd(2022, 1, 1)} + days{*rc::gen::inRange(0, 366 * 6)};
}

std::string text(year_month_day day) { return model::Date{day}.text(); }

/// Some of the field table, health data among them more often than not.
std::vector<std::string> any_paths() {
  const auto table = model::field_table();
  std::vector<std::string> health;
  for (const auto& field : table) {
    if (field.sensitivity == model::Sensitivity::health) health.emplace_back(field.path);
  }
  const auto count = *rc::gen::inRange(0, 12);
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) {
    out.push_back(*rc::gen::arbitrary<bool>()
                      ? *rc::gen::elementOf(health)
                      : std::string{table[*rc::gen::inRange<std::size_t>(0, table.size())].path});
  }
  return out;
}

config::Purpose any_purpose() {
  config::Purpose out;
  out.article = "art. 1";
  out.allow = any_paths();
  out.refer = any_paths();
  out.recipients = {"vwn"};
  if (*rc::gen::arbitrary<bool>()) out.consent = "omvang";
  return out;
}

/// A case in which every value is told apart from all others: "waarde-17".
model::Case any_case(const config::Purpose& purpose) {
  auto paths = any_paths();
  paths.insert(paths.end(), purpose.allow.begin(), purpose.allow.end());
  paths.insert(paths.end(), purpose.refer.begin(), purpose.refer.end());
  model::Case file;
  std::set<std::pair<std::string, std::string>> known;
  for (const auto& path : paths) {
    const auto key = model::find_field(path)->repeats()
                         ? "sleutel-" + std::to_string(*rc::gen::inRange(0, 3))
                         : std::string{};
    if (!known.emplace(path, key).second) continue;
    model::Fact fact;
    fact.path = path;
    fact.key = key;
    fact.value = "waarde-" + std::to_string(file.facts.size());
    fact.source = "duo";
    fact.message = "bericht-" + std::to_string(file.facts.size());
    file.facts.push_back(std::move(fact));
  }
  return file;
}

void give_consent(model::Case& file, year_month_day day) {
  std::erase_if(file.facts, [](const auto& fact) { return fact.path.starts_with("toestemming."); });
  testing::repeat(file, "toestemming.gegevenOp", "omvang", text(day));
}

std::vector<config::Want> everything() {
  std::vector<config::Want> out;
  for (const auto& field : model::field_table()) out.push_back({std::string{field.path}, false});
  return out;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_health(const std::string& path) {
  return model::find_field(path)->sensitivity == model::Sensitivity::health;
}

RC_GTEST_PROP(PurposeProperty, lets_nothing_out_that_it_does_not_name, ()) {
  const auto purpose = any_purpose();
  auto file = any_case(purpose);
  const auto day = any_day();
  give_consent(file, day);
  for (const auto& fact : filter(purpose, "vwn", everything(), file, day).allowed) {
    RC_ASSERT(contains(purpose.allow, fact.path) || contains(purpose.refer, fact.path));
  }
}

RC_GTEST_PROP(PurposeProperty, lets_no_health_value_out, ()) {
  const auto purpose = any_purpose();
  auto file = any_case(purpose);
  const auto day = any_day();
  give_consent(file, day);
  for (const auto& fact : filter(purpose, "vwn", everything(), file, day).allowed) {
    if (!is_health(fact.path)) continue;
    RC_ASSERT(fact.value == std::string{kReference} + fact.message);
    RC_ASSERT(fact.key.find("sleutel") == std::string::npos);
  }
}

RC_GTEST_PROP(PurposeProperty, refers_with_nothing_but_the_message, ()) {
  const auto purpose = any_purpose();
  auto file = any_case(purpose);
  const auto day = any_day();
  give_consent(file, day);
  for (const auto& fact : filter(purpose, "vwn", everything(), file, day).allowed) {
    if (!contains(purpose.refer, fact.path)) continue;
    RC_ASSERT(fact.value == std::string{kReference} + fact.message);
  }
}

RC_GTEST_PROP(PurposeProperty, gives_or_withholds_every_field_that_the_case_has, ()) {
  const auto purpose = any_purpose();
  auto file = any_case(purpose);
  const auto day = any_day();
  if (*rc::gen::arbitrary<bool>()) give_consent(file, day);
  const auto filtered = filter(purpose, "vwn", everything(), file, day);
  std::set<std::string> told;
  for (const auto& fact : filtered.allowed) told.insert(fact.path);
  for (const auto& [path, reason] : filtered.withheld) {
    RC_ASSERT(told.insert(path).second);
    RC_ASSERT(!reason.empty());
  }
  std::set<std::string> has;
  for (const auto& fact : file.facts) has.insert(fact.path);
  RC_ASSERT(told == has);
}

RC_GTEST_PROP(PurposeProperty, gives_others_nothing, ()) {
  const auto purpose = any_purpose();
  auto file = any_case(purpose);
  const auto day = any_day();
  give_consent(file, day);
  RC_ASSERT(filter(purpose, "sdd", everything(), file, day).allowed.empty());
}

RC_GTEST_PROP(PurposeProperty, is_shut_from_the_day_that_consent_is_withdrawn, ()) {
  auto purpose = any_purpose();
  purpose.consent = "omvang";
  auto file = any_case(purpose);
  const auto given = any_day();
  const auto withdrawn = year_month_day{sys_days{given} + days{*rc::gen::inRange(0, 400)}};
  const auto later = year_month_day{sys_days{withdrawn} + days{*rc::gen::inRange(0, 400)}};
  give_consent(file, given);
  testing::repeat(file, "toestemming.ingetrokkenOp", "omvang", text(withdrawn));
  RC_ASSERT(!closed_because(purpose, file, later).empty());
  RC_ASSERT(filter(purpose, "vwn", everything(), file, later).allowed.empty());
}

RC_GTEST_PROP(PurposeProperty, reasons_never_hold_a_value, ()) {
  const auto purpose = any_purpose();
  auto file = any_case(purpose);
  const auto filtered = filter(purpose, "vwn", everything(), file, any_day());
  for (const auto& withheld : filtered.withheld) {
    RC_ASSERT(withheld.reason.find("waarde-") == std::string::npos);
    RC_ASSERT(withheld.reason.find("sleutel-") == std::string::npos);
  }
}

RC_GTEST_PROP(SightProperty, of_a_law_without_a_purpose_is_its_own_fields_and_those_of_none, ()) {
  const auto table = model::field_table();
  const auto& field = table[*rc::gen::inRange<std::size_t>(0, table.size())];
  const std::string law = *rc::gen::element("wi2021", "participatiewet", "wgs", "wmo");
  const auto kept_under = model::law_of(field.path);
  const bool visible = out_of_sight(law, nullptr, {}, field.path, any_day()).empty();
  RC_ASSERT(visible == (kept_under.empty() || kept_under == law));
}

}  // namespace
}  // namespace rodedraad::workflow
