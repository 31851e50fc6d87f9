#include "rodedraad/admin/person.h"

#include <algorithm>
#include <utility>

namespace rodedraad::admin {

namespace {

constexpr std::array<std::pair<Right, std::string_view>, 7> kWords{{{Right::metadata, "metadata"},
                                                                    {Right::content, "inhoud"},
                                                                    {Right::unmask, "ontmaskeren"},
                                                                    {Right::resend, "opnieuw"},
                                                                    {Right::edit, "bewerken"},
                                                                    {Right::configure, "inrichten"},
                                                                    {Right::audit, "audit"}}};

bool covers(const std::set<std::string>& limit, std::string_view asked) {
  return asked.empty() || limit.empty() || limit.contains(std::string{asked});
}

std::optional<std::set<std::string>> united(const Person& person, Right right,
                                            std::set<std::string> Grant::*limit) {
  if (person.command) return std::nullopt;
  std::set<std::string> result;
  for (const auto& grant : person.grants) {
    if (!grant.rights.contains(right)) continue;
    if ((grant.*limit).empty()) return std::nullopt;
    result.insert((grant.*limit).begin(), (grant.*limit).end());
  }
  return result;
}

}  // namespace

std::string_view to_string(Right right) {
  for (const auto& [known, word] : kWords) {
    if (known == right) return word;
  }
  return {};
}

std::optional<Right> right_of(std::string_view word) {
  for (const auto& [right, known] : kWords) {
    if (known == word) return right;
  }
  return std::nullopt;
}

bool Person::may(Right right, std::string_view law, std::string_view municipality) const {
  return command || std::ranges::any_of(grants, [&](const Grant& grant) {
           return grant.rights.contains(right) && covers(grant.laws, law) &&
                  covers(grant.municipalities, municipality);
         });
}

std::optional<std::set<std::string>> Person::municipalities(Right right) const {
  return united(*this, right, &Grant::municipalities);
}

std::optional<std::set<std::string>> Person::laws(Right right) const {
  return united(*this, right, &Grant::laws);
}

}  // namespace rodedraad::admin
