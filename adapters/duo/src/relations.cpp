#include "relations.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "event_log.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::duo {

namespace {

using Paths = std::span<const std::string_view>;

// A name that ends with a dot stands for all fields below it.
constexpr std::array<std::string_view, 1> kPlichtHistorie{"inburgeringsplichtHistorie."};
constexpr std::array<std::string_view, 1> kDoelgroepHistorie{"doelgroepHistorie."};
constexpr std::array<std::string_view, 1> kTermijnHistorie{"inburgeringstermijnHistorie."};
constexpr std::array<std::string_view, 1> kLbtResultaten{"lbtResultaat."};
constexpr std::array<std::string_view, 1> kVrijstellingen{"vrijstelling."};
constexpr std::array<std::string_view, 1> kOntheffingen{"ontheffing."};
constexpr std::array<std::string_view, 3> kExamens{"examen.resultaat", "examen.niveau",
                                                   "examen.redenGeenResultaat"};
constexpr std::array<std::string_view, 1> kPogingen{"examen.gratisPogingen"};
constexpr std::array<std::string_view, 1> kVerlengingen{"verlenging."};
constexpr std::array<std::string_view, 1> kBoetes{"boete."};
constexpr std::array<std::string_view, 1> kUren{"uren."};
constexpr std::array<std::string_view, 1> kInstellingen{"cursusinstelling."};
constexpr std::array<std::string_view, 1> kPip{"pip."};
constexpr std::array<std::string_view, 1> kExamennummer{"lbt.examennummer"};
constexpr std::array<std::string_view, 1> kContactpersoon{"contactpersoon."};

struct Listed {
  std::string_view kind;
  Paths paths;
  bool withdrawal = false;
};

constexpr std::array kListed{
    Listed{"inburgeringsplicht-historie", kPlichtHistorie},
    Listed{"doelgroep-historie", kDoelgroepHistorie},
    Listed{"inburgeringstermijn-historie", kTermijnHistorie},
    Listed{"lbt-resultaten", kLbtResultaten}, Listed{"vrijstellingen", kVrijstellingen},
    Listed{"ontheffingen", kOntheffingen}, Listed{"examenresultaten", kExamens},
    Listed{"gratispogingen", kPogingen}, Listed{"verlengingen", kVerlengingen},
    Listed{"boetes", kBoetes}, Listed{"uren", kUren}, Listed{"instellingen", kInstellingen},
    // DUO answers a DELETE without content: then there is nothing left.
    Listed{"pip-verwijderd", kPip, true},
    Listed{"lbt-examennummer-verwijderd", kExamennummer, true},
    Listed{"contactpersoon-verwijderd", kContactpersoon, true}};

const Listed* find_listed(std::string_view kind) {
  const auto* const found =
      std::find_if(kListed.begin(), kListed.end(),
                   [kind](const Listed& candidate) { return candidate.kind == kind; });
  return found == kListed.end() ? nullptr : found;
}

bool covers(Paths paths, std::string_view path) {
  return std::any_of(paths.begin(), paths.end(), [path](std::string_view pattern) {
    return pattern.ends_with('.') ? path.starts_with(pattern) : path == pattern;
  });
}

bool says(const sdk::Decoded& decoded, const sdk::FieldValue& field) {
  return std::any_of(decoded.facts.begin(), decoded.facts.end(), [&](const sdk::DecodedFact& fact) {
    return fact.field.path == field.path && fact.field.key == field.key;
  });
}

}  // namespace

Paths listed_fields(std::string_view kind) {
  const auto* const listed = find_listed(kind);
  return listed == nullptr ? Paths{} : listed->paths;
}

bool is_withdrawal(std::string_view kind) {
  const auto* const listed = find_listed(kind);
  return listed != nullptr && listed->withdrawal;
}

sdk::Decoded relate_answer(const sdk::Message& message, const sdk::Decoded& decoded,
                           const message::Mapping& mapping, const sdk::Known& known) {
  // An answer that was not believed takes nothing back.
  if (json_api::has_error(decoded.findings)) return {};
  if (message.kind == "gebeurtenissen") {
    const auto parsed = message::parse_json(message.body);
    return parsed ? missed_events(parsed->root(), mapping, known) : sdk::Decoded{};
  }
  sdk::Decoded related;
  const auto paths = listed_fields(message.kind);
  for (const auto& field : known.fields) {
    if (!covers(paths, field.path) || says(decoded, field)) continue;
    related.facts.push_back({{field.path, field.key, {}}, {}, {}, true});
  }
  return related;
}

}  // namespace rodedraad::duo
