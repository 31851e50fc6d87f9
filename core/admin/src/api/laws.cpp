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

bool may_with_work(const Person& person, Right right, const config::Config& config,
                   std::string_view rule, std::string_view municipality) {
  const auto name = rule.substr(0, rule.find('/'));
  const auto workflow = std::find_if(config.workflows.begin(), config.workflows.end(),
                                     [&](const config::Workflow& each) { return each.id == name; });
  return person.may(right, workflow == config.workflows.end() ? std::string_view{} : workflow->law,
                    municipality);
}

}  // namespace rodedraad::admin
