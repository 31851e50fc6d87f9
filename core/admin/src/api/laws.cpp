#include "laws.h"

#include <algorithm>

#include "rodedraad/model/field_table.h"

namespace rodedraad::admin {

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
  const auto purpose =
      std::find_if(config.purposes.begin(), config.purposes.end(),
                   [&](const config::Purpose& each) { return each.id == row.purpose; });
  if (purpose == config.purposes.end()) {
    return may_with_message(person, right, config, row.connection, row.municipality);
  }
  return person.may(right, purpose->from_law, row.municipality) ||
         person.may(right, purpose->to_law, row.municipality);
}

}  // namespace rodedraad::admin
