#include "meaning.h"

#include <algorithm>
#include <set>

#include "admit.h"
#include "content_rules.h"
#include "retour.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/stuf/faults.h"

namespace rodedraad::wmo {

namespace {

using message::text;

/// RetourCodes that name no fault.
bool is_fault(std::string_view code) { return code != "0200" && code != "0233"; }

Opened understood(const sdk::Message& message, const Understanding& with,
                  std::vector<sdk::Finding>& findings) {
  auto opened = reopen(message.body);
  findings = check_message(opened, with.releases, with.schemas);
  if (findings.empty()) make_canonical(opened);
  return opened;
}

/// The rules for this release, or those of the kind.
std::string mapped_kind(const Opened& opened, const message::Mapping& mapping) {
  auto release = opened.release;
  std::replace(release.begin(), release.end(), '_', '.');
  auto own = opened.name + "@" + release;
  return mapping.knows(own) ? own : opened.name;
}

sdk::Decoded mapped(const Opened& opened, const message::Mapping& mapping) {
  sdk::Decoded decoded;
  mapping.apply(mapped_kind(opened, mapping), opened.root, decoded);
  return decoded;
}

void add_identifiers(const Opened& opened, sdk::Decoded& decoded) {
  decoded.identifiers.push_back({"wmo.bericht", message_key(opened)});
  const auto& control = opened.control;
  const auto& reference = opened.kind->is_retour ? control.cross_reference : control.reference;
  if (opened.enveloped) decoded.identifiers.push_back({"stuf.referentie", reference});
  // A 319 has no BSN: it is about whoever the request was about.
  const auto* const provider = opened.kind->from_municipality ? "m:Ontvanger" : "m:Afzender";
  std::set<std::string> requests;
  for (const auto& found : opened.root.select_nodes(".//m:ReferentieAanbieder")) {
    requests.insert(header_text(opened, provider) + "/" + found.node().child_value());
  }
  for (const auto& request : requests) decoded.identifiers.push_back({"wmo.referentie", request});
}

sdk::DecodedFact fact(std::string path, std::string key, std::string value) {
  return {{std::move(path), std::move(key), std::move(value)}, {}, {}, false};
}

// ---- return messages --------------------------------------------------------------------------

/// All codes that name a fault, sorted, with spaces between them.
std::string fault_codes(const Opened& opened) {
  std::set<std::string> codes;
  for (const auto& found : opened.root.select_nodes(".//m:RetourCode")) {
    if (const std::string code = found.node().child_value(); is_fault(code)) codes.insert(code);
  }
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

sdk::Decoded decode_retour(const Opened& opened, const Understanding& with) {
  auto decoded = mapped(opened, with.mapping);
  const auto codes = fault_codes(opened);
  const auto key = message_key(opened);
  decoded.facts.push_back(
      fact("wmoBericht.uitkomst", key, codes.empty() ? "goedgekeurd" : "afgekeurd"));
  if (!codes.empty()) {
    decoded.facts.push_back(fact("wmoBericht.retourcodes", key, codes));
    decoded.findings.push_back(
        {sdk::Severity::warning, codes.substr(0, 4), "/m:Bericht",
         "De ontvanger heeft het heenbericht afgekeurd; controleer wat het in de zaak zette."});
  }
  add_identifiers(opened, decoded);
  return decoded;
}

// ---- StUF's own messages ------------------------------------------------------------------------

sdk::Decoded decode_stuf(const Opened& opened) {
  sdk::Decoded decoded;
  if (!opened.control.cross_reference.empty()) {
    decoded.identifiers.push_back({"stuf.referentie", opened.control.cross_reference});
  }
  return decoded;
}

/// A code as it may stand in a finding: nothing but letters and digits.
std::string safe_code(std::string code) {
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  };
  const bool plain =
      !code.empty() && code.size() <= 7 && std::all_of(code.begin(), code.end(), is_plain);
  return plain ? code : "onbekend";
}

sdk::Decoded relate_fault(const Opened& opened, const sdk::Known& known) {
  sdk::Decoded decoded;
  if (opened.name == kBv03) return decoded;
  const auto code = safe_code(stuf::read_fault(opened.root).code);
  const auto about = std::find_if(known.fields.begin(), known.fields.end(), [&](const auto& field) {
    return field.path == "wmoBericht.referentie" && field.value == opened.control.cross_reference;
  });
  if (about == known.fields.end()) {
    decoded.findings.push_back({sdk::Severity::warning, code, "/StUF:stuurgegevens",
                                "Een foutbericht over een bericht dat niet bekend is."});
    return decoded;
  }
  decoded.facts.push_back(fact("wmoBericht.uitkomst", about->key, "geweigerd"));
  decoded.facts.push_back(fact("wmoBericht.retourcodes", about->key, code));
  decoded.findings.push_back({sdk::Severity::warning, code, "/StUF:body",
                              "Het bericht is geweigerd voordat het werd beoordeeld."});
  return decoded;
}

// ---- heen messages ------------------------------------------------------------------------------

sdk::Decoded decode_heen(const sdk::Message& message, const Opened& opened,
                         const Understanding& with) {
  auto faults = break_of_content_rules(opened);
  auto decoded = mapped(opened, with.mapping);
  decoded.facts.clear();
  if (!faults.empty()) {
    // What the mapping finds is then part of the same fault.
    decoded.findings = std::move(faults);
    if (with.options.answers) {
      decoded.responses.push_back(retour_response(opened, message.body, {{"Header", "0001"}}));
    }
  }
  add_identifiers(opened, decoded);
  return decoded;
}

bool is_about_message(const sdk::DecodedFact& fact) {
  return fact.field.path.starts_with("wmoBericht.");
}

void drop(std::vector<sdk::DecodedFact>& facts, const auto& unwanted) {
  facts.erase(std::remove_if(facts.begin(), facts.end(), unwanted), facts.end());
}

/// What is known of the message itself, whatever became of it.
void add_message_facts(const Opened& opened, const std::string& codes, const std::string& today,
                       const Understanding& with, std::vector<sdk::DecodedFact>& facts) {
  const auto key = message_key(opened);
  if (opened.enveloped) {
    facts.push_back(fact("wmoBericht.referentie", key, opened.control.reference));
  }
  if (!with.options.answers) return;
  facts.push_back(fact("wmoBericht.uitkomst", key, codes.empty() ? "goedgekeurd" : "afgekeurd"));
  facts.push_back(fact("wmoBericht.retourdatum", key, today));
  if (!codes.empty()) facts.push_back(fact("wmoBericht.retourcodes", key, codes));
}

/// The latest Toewijzingsdatum and Toewijzingstijd counts, not the latest arrival (OP033x1).
void drop_older_allocations(const Opened& opened, const History& history, sdk::Decoded& decoded) {
  std::set<std::string> older;
  for (const auto node : opened.root.child("m:Client")
                             .child("m:ToegewezenProducten")
                             .children("m:ToegewezenProduct")) {
    const std::string number{text(node, "m:ToewijzingNummer")};
    const auto known = history.value("wmoVoorziening.toewijzingsmoment", number);
    const auto moment = std::string{text(node, "m:Toewijzingsdatum")} + "T" +
                        std::string{text(node, "m:Toewijzingstijd")};
    if (known.empty() || moment >= known) continue;
    older.insert(number);
    decoded.findings.push_back({sdk::Severity::note, "wmo-ouder", message::place(node),
                                "Er is al een latere stand van deze toewijzing; deze telt niet."});
  }
  drop(decoded.facts, [&](const sdk::DecodedFact& fact) {
    return fact.field.path.starts_with("wmoVoorziening.") && older.contains(fact.field.key);
  });
}

/// Facts that depend on what was known: a stop that is taken back leaves a delivery that runs.
void restore_deliveries(const History& history, std::vector<sdk::DecodedFact>& facts) {
  for (auto& fact : facts) {
    if (fact.field.path != "wmoLevering.status" || !fact.withdrawn) continue;
    if (!history.is_stopped(fact.field.key) || !history.is_started(fact.field.key)) continue;
    fact.field.value = "gestart";
    fact.withdrawn = false;
  }
}

/// A change of an allocation that was known is a change, whatever its reason says.
void mark_changes(const History& history, std::vector<sdk::DecodedFact>& facts) {
  for (auto& fact : facts) {
    if (fact.field.path != "wmoVoorziening.status" || fact.field.value != "toegewezen") continue;
    if (history.has("wmoVoorziening.status", fact.field.key)) fact.field.value = "gewijzigd";
  }
}

std::string codes_of(const std::vector<ClassFault>& faults) {
  std::set<std::string> codes;
  for (const auto& fault : faults) {
    if (is_fault(fault.code)) codes.insert(fault.code);
  }
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

sdk::Decoded relate_heen(const sdk::Message& message, const Opened& opened, const sdk::Known& known,
                         const Understanding& with) {
  const History history{known};
  auto decoded = mapped(opened, with.mapping);
  decoded.identifiers.clear();
  // Told by decode.
  decoded.findings.clear();

  const bool broken = !break_of_content_rules(opened).empty();
  Verdict verdict;
  if (broken) {
    verdict.faults.push_back({"Header", "0001"});
  } else {
    verdict = judge_header(opened, known.today, with.mapping);
    if (verdict.faults.empty() && known.person_known) {
      verdict = judge_by_history(opened, history, with.mapping, with.options.order);
    }
    if (with.options.answers) {
      decoded.responses.push_back(retour_response(opened, message.body, verdict.faults));
    }
  }
  decoded.findings = std::move(verdict.findings);
  if (!known.person_known) {
    decoded.facts.clear();
    return decoded;
  }
  if (verdict.faults.empty()) {
    drop_older_allocations(opened, history, decoded);
    restore_deliveries(history, decoded.facts);
    mark_changes(history, decoded.facts);
  } else {
    drop(decoded.facts, [](const sdk::DecodedFact& fact) { return !is_about_message(fact); });
  }
  add_message_facts(opened, codes_of(verdict.faults), known.today, with, decoded.facts);
  return decoded;
}

}  // namespace

sdk::Decoded decode_message(const sdk::Message& message, const Understanding& with) {
  sdk::Decoded decoded;
  const auto opened = understood(message, with, decoded.findings);
  if (!decoded.findings.empty()) return decoded;
  if (opened.kind == nullptr) return decode_stuf(opened);
  return opened.kind->is_retour ? decode_retour(opened, with) : decode_heen(message, opened, with);
}

sdk::Decoded relate_message(const sdk::Message& message, const sdk::Known& known,
                            const Understanding& with) {
  sdk::Decoded decoded;
  const auto opened = understood(message, with, decoded.findings);
  if (!decoded.findings.empty()) return decoded;
  if (opened.kind == nullptr) return relate_fault(opened, known);
  if (opened.kind->is_retour) return decoded;
  return relate_heen(message, opened, known, with);
}

}  // namespace rodedraad::wmo
