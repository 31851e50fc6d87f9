#include "identify.h"

#include <algorithm>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::hub {

namespace {

constexpr const char* kBsn = "bsn";
constexpr const char* kVNummer = "vNummer";
constexpr const char* kBirthDate = "inburgeraar.geboortedatum";

bool belongs_to_one_person(const std::string& type) { return type == kBsn || type == kVNummer; }

/// Canonical identifiers; false when one is not what it says.
bool canonical(const sdk::Decoded& decoded, std::vector<model::CaseIdentifier>& result) {
  for (const auto& identifier : decoded.identifiers) {
    model::CaseIdentifier known{identifier.type, identifier.value};
    if (known.type == kBsn && !sdk::is_bsn(known.value)) return false;
    if (known.type == kVNummer) {
      const auto padded = sdk::v_nummer(known.value);
      if (!padded) return false;
      known.value = *padded;
    }
    if (std::find(result.begin(), result.end(), known) == result.end()) {
      result.push_back(std::move(known));
    }
  }
  return true;
}

std::vector<CaseFilePtr> find_all(Cases& cases, const std::string& municipality,
                                  const std::vector<model::CaseIdentifier>& identifiers) {
  std::vector<CaseFilePtr> result;
  for (const auto& identifier : identifiers) {
    auto file = cases.by_identifier(municipality, identifier);
    const bool seen =
        file == nullptr || std::any_of(result.begin(), result.end(),
                                       [&](const auto& f) { return f->file.id == file->file.id; });
    if (!seen) result.push_back(std::move(file));
  }
  // The case that has a BSN takes over the one that waited without.
  std::stable_partition(result.begin(), result.end(),
                        [](const auto& file) { return file->file.identifier(kBsn) != nullptr; });
  return result;
}

bool decided_by_person(const store::MessageRow& message) {
  return std::any_of(message.findings.begin(), message.findings.end(),
                     [](const auto& finding) { return finding.code == kDecidedByPerson; });
}

bool contradicts(const model::Case& file, const std::vector<model::CaseIdentifier>& identifiers) {
  return std::any_of(identifiers.begin(), identifiers.end(), [&](const auto& identifier) {
    const auto* known = file.identifier(identifier.type);
    return belongs_to_one_person(identifier.type) && known != nullptr && *known != identifier.value;
  });
}

/// Without a BSN in common, the date of birth must not speak against it.
bool other_birth_date(const model::Case& file,
                      const std::vector<model::CaseIdentifier>& identifiers,
                      const sdk::Decoded& decoded) {
  const auto* bsn = file.identifier(kBsn);
  const bool tied =
      std::any_of(identifiers.begin(), identifiers.end(), [&](const auto& identifier) {
        return identifier.type == kBsn && bsn != nullptr && identifier.value == *bsn;
      });
  const auto* known = model::current(file, kBirthDate);
  if (tied || known == nullptr) return false;
  return std::any_of(decoded.facts.begin(), decoded.facts.end(), [&](const auto& fact) {
    return fact.field.path == kBirthDate && fact.field.value != known->value;
  });
}

Identified doubtful(Identified result, std::string reason) {
  result.outcome = Identified::Outcome::doubtful;
  result.reason = std::move(reason);
  return result;
}

void take_over(store::CaseFile& file, const store::CaseFile& other) {
  for (const auto& deadline : other.deadlines) {
    const bool has =
        std::any_of(file.deadlines.begin(), file.deadlines.end(), [&](const auto& own) {
          return own.deadline == deadline.deadline && own.item == deadline.item;
        });
    if (!has) file.deadlines.push_back(deadline);
  }
  file.fired_once.insert(file.fired_once.end(), other.fired_once.begin(), other.fired_once.end());
  file.parked.insert(file.parked.end(), other.parked.begin(), other.parked.end());
  file.tasks.insert(file.tasks.end(), other.tasks.begin(), other.tasks.end());
  if (file.hold.empty()) file.hold = other.hold;
  file.damaged = file.damaged || other.damaged;
}

}  // namespace

Identified identify(const Context& context, Cases& cases, const store::MessageRow& message,
                    const sdk::Decoded& decoded, bool may_open) {
  Identified result;
  if (!canonical(decoded, result.all)) {
    result.outcome = Identified::Outcome::invalid;
    result.reason = "een BSN of V-nummer in het bericht bestaat niet";
    return result;
  }
  std::vector<CaseFilePtr> found;
  if (!message.case_id.empty()) {
    found.push_back(cases.by_id(message.case_id));
    if (found.front() == nullptr) {
      result.outcome = Identified::Outcome::invalid;
      result.reason = "de zaak waar dit antwoord bij hoort bestaat niet meer";
      return result;
    }
  } else {
    found = find_all(cases, message.municipality, result.all);
  }

  if (found.empty()) {
    const bool named =
        std::any_of(result.all.begin(), result.all.end(),
                    [](const auto& identifier) { return belongs_to_one_person(identifier.type); });
    if (!may_open || !named || message.municipality.empty()) {
      result.outcome = Identified::Outcome::unknown;
      result.reason = "wacht tot deze persoon als inburgeraar bekend is";
      return result;
    }
    result.outcome = Identified::Outcome::opened;
    result.file.file.id = context.ids.next();
    result.file.file.municipality = message.municipality;
    result.fresh = result.all;
    result.file.file.identifiers = result.all;
    return result;
  }

  result.outcome = Identified::Outcome::known;
  result.file = *found.front();
  if (decided_by_person(message)) return result;
  for (auto other = found.begin() + 1; other != found.end(); ++other) {
    if (!model::absorb(result.file.file, (*other)->file, result.changes)) {
      return doubtful(
          std::move(result),
          "het bericht noemt nummers van twee verschillende personen: zoek uit wie het is");
    }
    take_over(result.file, **other);
    result.absorbed.push_back((*other)->file.id);
  }
  if (contradicts(result.file.file, result.all)) {
    return doubtful(
        std::move(result),
        "BSN en V-nummer in het bericht horen volgens de zaak niet bij elkaar: zoek uit "
        "wie het is");
  }
  if (other_birth_date(result.file.file, result.all, decoded)) {
    return doubtful(
        std::move(result),
        "de geboortedatum in het bericht is anders dan in de zaak: zoek uit wie het is");
  }
  for (const auto& identifier : result.all) {
    auto& known = result.file.file.identifiers;
    if (std::find(known.begin(), known.end(), identifier) == known.end()) {
      known.push_back(identifier);
      result.fresh.push_back(identifier);
    }
  }
  return result;
}

}  // namespace rodedraad::hub
