#include "laws.h"

#include <algorithm>

#include "rodedraad/model/field_table.h"

namespace rodedraad::admin {

namespace {

/// \p delivery is a row or a line of one.
template <class Delivery>
bool may_under(const Person& person, Right right, const config::Config& config,
               const Delivery& delivery) {
  const auto* purpose = config.purpose(delivery.purpose);
  if (purpose == nullptr) {
    return may_with_message(person, right, config, delivery.connection, delivery.municipality);
  }
  return person.may(right, purpose->from_law, delivery.municipality) ||
         person.may(right, purpose->to_law, delivery.municipality);
}

}  // namespace

std::set<std::string, std::less<>> laws_of_source(std::string_view source) {
  std::set<std::string, std::less<>> laws;
  for (const auto& field : model::field_table()) {
    const auto law = model::law_of(field.path);
    if (law.empty()) continue;
    if (!field.authority.empty() && field.authority.front() == source) laws.emplace(law);
  }
  return laws;
}

bool may_with_message(const Person& person, Right right, const config::Config& config,
                      std::string_view connection, std::string_view municipality) {
  if (!person.may(right, {}, municipality)) return false;
  const auto* known = config.connection(connection);
  const auto laws = laws_of_source(known == nullptr ? connection : std::string_view{known->source});
  if (laws.empty()) return true;
  const auto may = [&](const std::string& law) { return person.may(right, law, municipality); };
  return right == Right::metadata ? std::any_of(laws.begin(), laws.end(), may)
                                  : std::all_of(laws.begin(), laws.end(), may);
}

bool may_with_delivery(const Person& person, Right right, const config::Config& config,
                       const store::DeliveryRow& row) {
  return may_under(person, right, config, row);
}

bool may_with_delivery(const Person& person, Right right, const config::Config& config,
                       const store::DeliveryLine& line) {
  return may_under(person, right, config, line);
}

bool may_with_item(const Person& person, Right right, const config::Config& config,
                   const hub::DeskItem& item) {
  return item.incoming ? may_with_message(person, right, config, item.connection, item.municipality)
                       : may_under(person, right, config, item);
}

bool may_with_work(const Person& person, Right right, const config::Config& config,
                   std::string_view rule, std::string_view municipality) {
  if (rule.starts_with(store::kTermOver)) {
    return may_with_term(person, right, config, rule.substr(store::kTermOver.size()), municipality);
  }
  const auto name = rule.substr(0, rule.find('/'));
  const auto workflow = std::find_if(config.workflows.begin(), config.workflows.end(),
                                     [&](const config::Workflow& each) { return each.id == name; });
  return person.may(right, workflow == config.workflows.end() ? std::string_view{} : workflow->law,
                    municipality);
}

bool may_with_term(const Person& person, Right right, const config::Config& config,
                   std::string_view deadline, std::string_view municipality) {
  if (deadline.starts_with(store::kAwait)) {
    return may_with_work(person, right, config, deadline.substr(store::kAwait.size()),
                         municipality);
  }
  const auto lets_it_run = [&](const config::Rule& rule) {
    return std::any_of(rule.starts.begin(), rule.starts.end(),
                       [&](const auto& start) { return start.deadline == deadline; });
  };
  bool known = false;
  for (const auto& workflow : config.workflows) {
    if (std::none_of(workflow.rules.begin(), workflow.rules.end(), lets_it_run)) continue;
    if (person.may(right, workflow.law, municipality)) return true;
    known = true;
  }
  return !known && person.may(right, {}, municipality);
}

}  // namespace rodedraad::admin
