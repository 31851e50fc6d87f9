#include "admit.h"

#include <algorithm>
#include <array>

#include "check.h"
#include "reply_address.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::wmo {

namespace {

constexpr std::array<std::string_view, 5> kMediaTypes{
    "", "text/xml", "application/xml", "application/soap+xml", "application/octet-stream"};

/// Whether the message came in a way that this adapter knows.
bool is_posted(const sdk::Message& message) {
  return message.method == "POST" || message.method == "DROP" || message.method.empty();
}

bool knows_media_type(const sdk::Message& message) {
  return message.method == "DROP" ||
         std::find(kMediaTypes.begin(), kMediaTypes.end(), message.media_type) != kMediaTypes.end();
}

std::string municipality_of(const Opened& opened) {
  if (opened.kind != nullptr) {
    return header_text(opened, opened.kind->from_municipality ? "m:Afzender" : "m:Ontvanger");
  }
  // StUF's own messages: whichever of the two is a municipality, the receiver first.
  for (const auto* const system : {&opened.control.receiver, &opened.control.sender}) {
    if (sdk::is_gemeentecode(system->organisation)) return system->organisation;
  }
  return {};
}

void check_against_envelope(const Opened& opened, std::vector<sdk::Finding>& findings) {
  if (!opened.enveloped || opened.kind == nullptr) return;
  const auto municipality = municipality_of(opened);
  if (opened.control.sender.organisation == municipality ||
      opened.control.receiver.organisation == municipality) {
    return;
  }
  findings.push_back({sdk::Severity::error, "StUF010", "/GGK:stuurgegevens",
                      "De gemeente in het bericht is geen zender of ontvanger van de envelop."});
}

}  // namespace

std::vector<sdk::Finding> check_message(const Opened& opened, const Releases& releases,
                                        const OfficialSchemas& schemas) {
  if (opened.kind == nullptr) return {};
  const auto* const release = releases.find(opened.release);
  const auto refused = [](const std::string& text) {
    return std::vector<sdk::Finding>{{sdk::Severity::error, "StUF007", "/m:Bericht", text}};
  };
  if (release == nullptr) {
    return refused("Deze release van iWmo staat niet in de instelling releases.");
  }
  std::vector<sdk::Finding> findings;
  // The tables describe one release; of another only its own schemas know the form.
  if (opened.release == kBuiltInRelease) findings = check_structure(opened);
  if (findings.empty()) findings = schemas.check(opened);
  if (!findings.empty()) return findings;
  if (!release->covers(dagtekening(opened))) {
    return refused("Op de Dagtekening geldt deze release niet volgens de instelling releases.");
  }
  return findings;
}

sdk::Admission admit_message(const sdk::Message& message, const Releases& releases,
                             const OfficialSchemas& schemas) {
  sdk::Admission admission;
  if (!is_posted(message)) {
    admission.verdict = sdk::Verdict::unknown_path;
    return admission;
  }
  if (!knows_media_type(message)) {
    admission.verdict = sdk::Verdict::media_type;
    return admission;
  }
  auto opened = open(message.body);
  admission.findings = opened.findings;
  if (opened.kind != nullptr) {
    for (auto& finding : check_message(opened, releases, schemas)) {
      admission.findings.push_back(std::move(finding));
    }
    check_against_envelope(opened, admission.findings);
  }
  admission.kind = opened.name;
  auto address = address_of(opened);
  const auto municipality = municipality_of(opened);
  if (!sdk::is_gemeentecode(municipality) && !opened.name.empty() && !opened.failed()) {
    admission.findings.push_back(
        {sdk::Severity::error, "StUF010", "", "Zender noch ontvanger is een gemeente."});
  }
  const bool failed =
      std::any_of(admission.findings.begin(), admission.findings.end(),
                  [](const auto& finding) { return finding.severity == sdk::Severity::error; });
  if (failed) {
    admission.verdict = sdk::Verdict::refuse;
    address.details = opened.details;
  } else {
    admission.municipality = "code:" + municipality;
  }
  admission.idempotency_key = to_key(address);
  return admission;
}

}  // namespace rodedraad::wmo
