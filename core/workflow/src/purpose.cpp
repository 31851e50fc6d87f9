#include "rodedraad/workflow/purpose.h"

#include <fmt/format.h>

#include <algorithm>

#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"

namespace rodedraad::workflow {

namespace {

constexpr std::string_view kReference = "urn:rodedraad:gegeven:";
constexpr std::string_view kHealthStays =
    "gegevens over gezondheid gaan niet mee, alleen een verwijzing als een grondslag die noemt "
    "(Wet "
    "inburgering 2021, art. 37)";

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_health(std::string_view path) {
  const auto* field = model::find_field(path);
  return field != nullptr && field->sensitivity == model::Sensitivity::health;
}

/// What keeps this purpose from giving anything at all to this recipient; empty when nothing does.
std::string refusal(const config::Purpose& purpose, std::string_view recipient,
                    const model::Case& file, std::chrono::year_month_day day) {
  if (!contains(purpose.recipients, recipient)) {
    return fmt::format("{} geeft geen grond om gegevens te delen met '{}'", purpose.article,
                       recipient);
  }
  return closed_because(purpose, file, day);
}

/// Why neither the value of the field nor a reference to it may travel; empty when one may.
std::string objection(const config::Purpose& purpose, std::string_view path) {
  if (contains(purpose.refer, path)) return {};
  if (is_health(path)) return std::string{kHealthStays};
  if (contains(purpose.allow, path)) return {};
  return fmt::format("{} staat niet toe dit gegeven te delen", purpose.article);
}

/// Says where the value is, and nothing of what it is: the key that tells repetitions apart can be
/// a part of the value, and its period too.
model::Fact reference_to(const model::Fact& fact, std::size_t number) {
  model::Fact out;
  out.path = fact.path;
  if (!fact.key.empty()) out.key = std::to_string(number);
  out.value = fmt::format("{}{}", kReference, fact.message);
  out.source = fact.source;
  out.message = fact.message;
  out.learnt = fact.learnt;
  return out;
}

}  // namespace

std::string_view law_name(std::string_view law) {
  if (law == "wi2021") return "Wet inburgering 2021";
  if (law == "participatiewet") return "Participatiewet";
  if (law == "wgs") return "Wet gemeentelijke schuldhulpverlening";
  if (law == "wmo") return "Wmo 2015";
  return law;
}

std::string not_in_force(const config::Purpose& purpose, std::chrono::year_month_day day) {
  // Days are ISO dates, so they compare as text.
  const auto today = model::Date{day}.text();
  const auto& ground = purpose.decision.empty() ? purpose.article : purpose.decision;
  if (!purpose.since.empty() && today < purpose.since) {
    return fmt::format("{} geldt pas vanaf {}", ground, purpose.since);
  }
  if (!purpose.until.empty() && today > purpose.until) {
    return fmt::format("{} gold tot en met {}", ground, purpose.until);
  }
  return {};
}

std::string closed_because(const config::Purpose& purpose, const model::Case& file,
                           std::chrono::year_month_day day) {
  auto reason = not_in_force(purpose, day);
  if (!reason.empty()) return reason;
  if (purpose.consent.empty() || has_consent(file, purpose.consent, day, &reason)) return {};
  return fmt::format("{} ({})", reason, purpose.article);
}

Filtered filter(const config::Purpose& purpose, std::string_view recipient,
                std::span<const config::Want> wants, const model::Case& file,
                std::chrono::year_month_day day) {
  Filtered result;
  const auto refused = refusal(purpose, recipient, file, day);
  for (const auto& want : wants) {
    const auto facts = model::current_each(file, want.path);
    if (facts.empty()) continue;
    auto reason = refused.empty() ? objection(purpose, want.path) : refused;
    if (!reason.empty()) {
      result.withheld.push_back({want.path, std::move(reason)});
      continue;
    }
    const bool refers = contains(purpose.refer, want.path);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      result.allowed.push_back(refers ? reference_to(*facts[i], i + 1) : *facts[i]);
    }
  }
  return result;
}

std::string out_of_sight(std::string_view law, const config::Purpose* purpose,
                         const model::Case& file, std::string_view path,
                         std::chrono::year_month_day day) {
  const auto kept_under = model::law_of(path);
  if (kept_under.empty() || kept_under == law) return {};
  if (purpose == nullptr) {
    return fmt::format(
        "dit gegeven valt onder de {}; deze regel van de {} heeft er geen grondslag "
        "voor",
        law_name(kept_under), law_name(law));
  }
  if (purpose->from_law != kept_under || purpose->to_law != law) {
    return fmt::format("{} gaat niet over gegevens van de {} voor de {}", purpose->article,
                       law_name(kept_under), law_name(law));
  }
  if (is_health(path)) return std::string{kHealthStays};
  if (!contains(purpose->allow, path)) {
    return fmt::format("{} staat niet toe dit gegeven te gebruiken", purpose->article);
  }
  return closed_because(*purpose, file, day);
}

}  // namespace rodedraad::workflow
