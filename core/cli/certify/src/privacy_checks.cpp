#include <algorithm>
#include <array>

#include "adapter_under_test.h"
#include "check.h"
#include "documents.h"
#include "rodedraad/sdk/text.h"
#include "sample_fields.h"
#include "subject.h"

// What reaches logs and screens names the place, never the value.
namespace rodedraad::certify {

namespace {

using sdk::view;

bool tells(const std::string& text) {
  return text.find(kCanaryBsn) != std::string::npos || text.find(kCanaryName) != std::string::npos;
}

void expect_silent(AdapterUnderTest& adapter, const Heard& heard, const std::string& what) {
  if (std::any_of(heard.visible.begin(), heard.visible.end(), tells)) {
    throw Failed(what +
                 " zet een waarde uit het bericht in een fout of bevinding; noem de plaats "
                 "(/client/bsn), nooit de waarde");
  }
  const auto logged = adapter.host().take_log();
  if (std::any_of(logged.begin(), logged.end(), tells)) {
    throw Failed(what + " zet een waarde uit het bericht in het log; log geen inhoud");
  }
}

std::vector<std::string> telling_bodies(Subject& subject, std::string_view kind) {
  std::vector<std::string> result;
  for (const auto& document : documents(subject, kind)) {
    result.push_back(document);
    for (auto& each : with_canary(document)) result.push_back(std::move(each));
    for (auto& each : truncated(document, 20)) result.push_back(std::move(each));
  }
  return result;
}

std::vector<sdk::FieldValue> telling(std::vector<sdk::FieldValue> fields, std::size_t at,
                                     std::string_view value) {
  fields[at].value = value;
  return fields;
}

void listen_to_incoming(Subject& subject, AdapterUnderTest& adapter) {
  const auto known = [] {
    auto fields = every_field();
    for (auto& field : fields) field.value = kCanaryName;
    return known_person(std::move(fields));
  }();
  for (const auto* kind : subject.kinds(RD_IN)) {
    const std::string name{view(kind->name)};
    for (auto& body : telling_bodies(subject, name)) {
      auto each = message(name, std::move(body));
      each.target = "/personen/" + std::string{kCanaryBsn};
      each.headers.push_back({"X-Persoon", std::string{kCanaryName}});
      subject.doing("admit van `" + name + "` met een kanarie");
      expect_silent(adapter, adapter.admit(each), "admit");
      subject.doing("decode van `" + name + "` met een kanarie");
      expect_silent(adapter, adapter.decode(each), "decode van `" + name + "`");
      if (!RD_HAS(kind, rd_kind, responds) || kind->relates == 0) continue;
      subject.doing("relate van `" + name + "` met een kanarie");
      expect_silent(adapter, adapter.relate(each, known), "relate van `" + name + "`");
    }
  }
}

void listen_to_outgoing(Subject& subject, AdapterUnderTest& adapter) {
  for (const auto* kind : subject.kinds(RD_OUT)) {
    const std::string name{view(kind->name)};
    const auto fields = sample_fields(wants_of(*kind, false));
    auto known = known_person(sample_fields(consults_of(*kind)));
    for (auto& field : known.fields) field.value = kCanaryName;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      for (const auto canary : {kCanaryName, kCanaryBsn}) {
        const auto request = encode_request(name, telling(fields, i, canary));
        subject.doing("encode van `" + name + "` met een kanarie");
        expect_silent(adapter, adapter.encode(request), "encode van `" + name + "`");
        subject.doing("vet van `" + name + "` met een kanarie");
        expect_silent(adapter, adapter.vet(request, known), "vet van `" + name + "`");
      }
    }
    sdk::Message sent;
    sent.kind = name;
    for (const int status : {0, 200, 400, 404, 500}) {
      for (const auto& body : generic_documents()) {
        subject.doing("judge van `" + name + "` met een kanarie");
        // The partner's words may hold personal data: they are kept, not logged.
        const auto heard = adapter.judge(sent, {status, "application/json", {}, body});
        expect_silent(adapter, heard, "judge van `" + name + "`");
      }
    }
  }
}

void no_canary_in_errors(Subject& subject) {
  AdapterUnderTest adapter{subject};
  listen_to_incoming(subject, adapter);
  listen_to_outgoing(subject, adapter);
  if (tells(subject.output())) {
    throw Failed(
        "de plugin drukt een waarde uit het bericht af; schrijf niets naar standaarduitvoer");
  }
}

constexpr std::array kChecks{
    Check{"no-canary-in-errors", "privacy", On::adapter, true, no_canary_in_errors}};

}  // namespace

std::span<const Check> privacy_checks() { return kChecks; }

}  // namespace rodedraad::certify
