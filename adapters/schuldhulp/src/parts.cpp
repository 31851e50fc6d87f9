#include "parts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "codes.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"
#include "traject.h"

namespace rodedraad::schuldhulp {

namespace {

using message::text;

constexpr std::string_view kStart = "schuldhulp.startdatum";
constexpr std::string_view kEnd = "schuldhulp.einddatum";
constexpr std::string_view kDelivered = "schuldhulp.standVan";

message::Tree parse(const sdk::Message& message) {
  auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("Dit deel van een levering is geen geldige JSON.");
  return *std::move(parsed);
}

/// The traject of a fact: what stands in a list of it has a key of its own behind a "#".
std::string_view traject_of(std::string_view key) { return key.substr(0, key.find('#')); }

bool is_about_traject(const sdk::FieldValue& field) {
  return field.path.starts_with("schuldhulp") && !field.key.empty();
}

struct Period {
  std::string from;
  std::string to;  ///< empty: open

  bool overlaps(const Period& other) const {
    return (to.empty() || other.from <= to) && (other.to.empty() || from <= other.to);
  }
};

/// The trajecten that are known, by key.
std::map<std::string, Period, std::less<>> known_trajecten(const sdk::Known& known) {
  std::map<std::string, Period, std::less<>> result;
  for (const auto& field : known.fields) {
    if (!is_about_traject(field)) continue;
    const std::string key{traject_of(field.key)};
    const auto parsed = TrajectKey::parse(key);
    if (!parsed || !sdk::is_gemeentecode(parsed->municipality)) continue;
    auto& period = result.try_emplace(key, Period{parsed->start, {}}).first->second;
    if (field.path == kStart && field.key == key) period.from = field.value;
    if (field.path == kEnd && field.key == key) period.to = field.value;
  }
  return result;
}

/// The key under which this traject is known; its own when it is new.
std::string known_key(const std::string& own, const Period& period, const sdk::Known& known) {
  const auto trajecten = known_trajecten(known);
  if (trajecten.find(own) != trajecten.end()) return own;
  const auto wanted = TrajectKey::parse(own);
  if (!wanted) return own;
  // Sorted by key, so the earliest of those that overlap is met first.
  for (const auto& [key, other] : trajecten) {
    const auto candidate = TrajectKey::parse(key);
    if (candidate->municipality == wanted->municipality && candidate->clients == wanted->clients &&
        other.overlaps(period)) {
      return key;
    }
  }
  return own;
}

Period period_of(pugi::xml_node part, const std::string& key) {
  const auto traject = part.child("traject");
  Period period{std::string{text(traject, "startdatum")}, std::string{text(traject, "einddatum")}};
  if (period.from.empty()) {
    const auto parsed = TrajectKey::parse(key);
    if (parsed) period.from = parsed->start;
  }
  return period;
}

sdk::DecodedFact withdrawn(sdk::FieldValue field) {
  sdk::DecodedFact fact;
  fact.field = std::move(field);
  fact.withdrawn = true;
  return fact;
}

bool same_field(const sdk::FieldValue& a, const sdk::FieldValue& b) {
  return a.path == b.path && a.key == b.key;
}

const sdk::FieldValue* find(const std::vector<sdk::FieldValue>& fields,
                            const sdk::FieldValue& like) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const auto& field) { return same_field(field, like); });
  return found == fields.end() ? nullptr : &*found;
}

/// Takes back what decode said: what was known counts again.
void take_back(const sdk::Decoded& said, const sdk::Known& known, sdk::Decoded& result) {
  for (const auto& fact : said.facts) {
    if (!is_about_traject(fact.field)) continue;
    const auto* const before = find(known.fields, fact.field);
    if (before == nullptr) {
      result.facts.push_back(withdrawn(fact.field));
    } else if (before->value != fact.field.value) {
      result.facts.push_back({*before, {}, {}, false});
    }
  }
}

}  // namespace

sdk::Admission admit_part(const sdk::Message& message) {
  sdk::Admission admission;
  admission.kind = message.kind;
  const auto part = parse(message);
  const auto root = part.root();
  const std::string municipality{text(root, "gemeentecode")};
  admission.idempotency_key = std::string{text(root, "gegevensleverancier")} + "/" +
                              std::string{text(root, "aangeleverd")} + "/" + message.kind + "/" +
                              fingerprint(message.body);
  if (!sdk::is_gemeentecode(municipality)) {
    admission.verdict = sdk::Verdict::refuse;
    admission.findings.push_back({sdk::Severity::error, std::string{kMunicipality},
                                  std::string{message.header("plaats")},
                                  "Van welke gemeente dit is, staat er niet in."});
    return admission;
  }
  admission.municipality = "code:" + municipality;
  return admission;
}

sdk::Decoded decode_part(const sdk::Message& message, const message::Mapping& mapping) {
  const auto part = parse(message);
  const auto root = part.root();
  sdk::Decoded decoded;
  if (text(root.child("client"), "Burgerservicenummer").empty()) {
    decoded.findings.push_back(
        {sdk::Severity::warning, std::string{kNoBsn}, std::string{message.header("plaats")},
         "Deze client is zonder BSN geleverd; een medewerker moet bepalen om wie het gaat."});
  }
  mapping.apply(message.kind, root, decoded);
  return decoded;
}

sdk::Decoded relate_traject(const sdk::Message& message, const message::Mapping& mapping,
                            const sdk::Known& known) {
  const auto part = parse(message);
  const auto root = part.root();
  const std::string own{text(root, "sleutel")};
  const auto key = known_key(own, period_of(root, own), known);

  sdk::Decoded said;
  mapping.apply(message.kind, root, said);
  sdk::Decoded result;
  const auto* const last = known.find(kDelivered, key);
  if (last != nullptr && *last > text(root, "aangeleverd").substr(0, 10)) {
    take_back(said, known, result);
    result.findings.push_back({sdk::Severity::note, std::string{kOlder},
                               std::string{message.header("plaats")},
                               "Deze stand is ouder dan wat al bekend is en verandert niets."});
    return result;
  }

  if (key != own) {
    take_back(said, known, result);
    root.child("sleutel").text().set(key.c_str());
    said = {};
    mapping.apply(message.kind, root, said);
    for (const auto& fact : said.facts) {
      if (is_about_traject(fact.field)) result.facts.push_back(fact);
    }
  }
  for (const auto& field : known.fields) {
    if (!is_about_traject(field) || traject_of(field.key) != key) continue;
    const bool still = std::any_of(said.facts.begin(), said.facts.end(),
                                   [&](const auto& fact) { return same_field(fact.field, field); });
    if (!still) result.facts.push_back(withdrawn(field));
  }
  return result;
}

}  // namespace rodedraad::schuldhulp
