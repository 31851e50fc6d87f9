#include <algorithm>
#include <map>
#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "facts.h"

namespace rodedraad::model {
namespace {

using Slot = std::tuple<std::string, std::string, std::string>;

Slot slot_of(const Fact& fact) { return {fact.path, fact.key, fact.source}; }

/// Few paths, keys, sources and values, so that facts meet; among the sources are strong ones, weak
/// ones and two that no field lists.
rc::Gen<Fact> any_fact() {
  return rc::gen::build<Fact>(
      rc::gen::set(&Fact::path, rc::gen::element<std::string>("inburgeraar.achternaam",
                                                              "examen.resultaat", "pvt.status")),
      rc::gen::set(&Fact::key, rc::gen::element<std::string>("", "KNM/2026-03-02")),
      rc::gen::set(&Fact::value, rc::gen::element<std::string>("a", "b", "c")),
      rc::gen::set(&Fact::source, rc::gen::element<std::string>("duo", "vluchtelingenwerk",
                                                                "participatiewet", "x", "y")),
      rc::gen::set(&Fact::message, rc::gen::element<std::string>("m-1", "m-2")),
      rc::gen::set(&Fact::valid_from, rc::gen::element<std::string>("", "2026-01-01")),
      rc::gen::set(&Fact::valid_to, rc::gen::just(std::string{})),
      rc::gen::set(&Fact::learnt, rc::gen::map(rc::gen::inRange(0, 50), testing::minute)),
      rc::gen::set(&Fact::withdrawn, rc::gen::weightedElement<bool>({{4, false}, {1, true}})));
}

std::vector<Fact> any_facts() { return *rc::gen::container<std::vector<Fact>>(any_fact()); }

/// Facts of which no two are of one source on one field.
std::vector<Fact> one_statement_each() {
  std::map<Slot, Fact> statements;
  for (const auto& fact : any_facts()) statements.emplace(slot_of(fact), fact);
  std::vector<Fact> result;
  result.reserve(statements.size());
  for (const auto& [slot, fact] : statements) result.push_back(fact);
  return result;
}

std::vector<Fact> shuffled(std::vector<Fact> facts) {
  const auto order = *rc::gen::container<std::vector<int>>(facts.size(), rc::gen::inRange(0, 1000));
  std::vector<std::size_t> index(facts.size());
  for (std::size_t i = 0; i < index.size(); ++i) index[i] = i;
  std::stable_sort(index.begin(), index.end(),
                   [&](std::size_t a, std::size_t b) { return order[a] < order[b]; });
  std::vector<Fact> result;
  result.reserve(index.size());
  for (const auto i : index) result.push_back(facts[i]);
  return result;
}

std::map<std::pair<std::string, std::string>, std::string> current_values(const Case& file) {
  std::map<std::pair<std::string, std::string>, std::string> result;
  for (const auto* fact : current_all(file)) result[{fact->path, fact->key}] = fact->value;
  return result;
}

std::map<Slot, Fact> statements(const Case& file) {
  std::map<Slot, Fact> result;
  for (const auto& fact : file.facts) result.emplace(slot_of(fact), fact);
  return result;
}

RC_GTEST_PROP(MergeProperty, is_idempotent, ()) {
  auto facts = any_facts();
  std::stable_sort(facts.begin(), facts.end(), said_before);
  Case file;
  merge(file, facts);
  const auto once = file.facts;
  RC_ASSERT(merge(file, facts).empty());
  RC_ASSERT(file.facts == once);
}

RC_GTEST_PROP(MergeProperty, keeps_nothing_of_what_still_stands, ()) {
  Case file;
  merge(file, any_facts());
  const auto standing = file.facts;
  std::vector<Fact> kept;
  merge(file, standing, &kept);
  RC_ASSERT(kept.empty());
}

RC_GTEST_PROP(MergeProperty, does_not_depend_on_the_order_of_sources, ()) {
  const auto facts = one_statement_each();
  Case one;
  merge(one, facts);
  Case other;
  for (const auto& fact : shuffled(facts)) merge(other, std::vector{fact});
  RC_ASSERT(current_values(one) == current_values(other));
}

RC_GTEST_PROP(MergeProperty, tells_exactly_what_changed, ()) {
  Case file;
  merge(file, any_facts());
  const auto before = current_values(file);
  auto expected = before;
  for (const auto& change : merge(file, any_facts())) {
    RC_ASSERT(change.before != change.after);
    if (change.after) {
      expected[{change.path, change.key}] = *change.after;
    } else {
      expected.erase({change.path, change.key});
    }
  }
  RC_ASSERT(current_values(file) == expected);
}

RC_GTEST_PROP(MergeProperty, holds_one_statement_per_field_and_source, ()) {
  Case file;
  merge(file, any_facts());
  RC_ASSERT(statements(file).size() == file.facts.size());
}

RC_GTEST_PROP(MergeProperty, can_be_made_again_from_what_it_kept, ()) {
  Case file;
  std::vector<Fact> kept;
  merge(file, any_facts(), &kept);
  merge(file, any_facts(), &kept);
  Case again;
  merge(again, kept);
  RC_ASSERT(statements(again) == statements(file));
}

RC_GTEST_PROP(CurrentProperty, agrees_with_current_all, ()) {
  Case file;
  merge(file, any_facts());
  for (const auto* fact : current_all(file)) {
    RC_ASSERT(current(file, fact->path, fact->key) == fact);
  }
}

RC_GTEST_PROP(AbsorbProperty, holds_the_same_facts_whichever_case_absorbs, ()) {
  Case a;
  merge(a, any_facts());
  Case b;
  merge(b, any_facts());
  auto a_with_b = a;
  auto b_with_a = b;
  std::vector<Change> changes;
  RC_ASSERT(absorb(a_with_b, b, changes));
  RC_ASSERT(absorb(b_with_a, a, changes));
  RC_ASSERT(statements(a_with_b) == statements(b_with_a));
}

}  // namespace
}  // namespace rodedraad::model
