#include <array>

#include "adapter_under_test.h"
#include "check.h"
#include "rodedraad/sdk/text.h"
#include "sample_fields.h"
#include "subject.h"

// Every outgoing kind is made, and every answer of a partner judged.
namespace rodedraad::certify {

namespace {

using sdk::view;

std::vector<const rd_kind*> outgoing(Subject& subject) {
  auto kinds = subject.kinds(RD_OUT);
  if (kinds.empty()) throw Skipped("de adapter schrijft geen berichten");
  return kinds;
}

std::string of(const char* call, const rd_kind& kind) {
  return std::string{call} + " van `" + std::string{view(kind.name)} + "`";
}

void encode_with_nothing(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  for (const auto* kind : outgoing(subject)) {
    const auto what = of("encode", *kind) + " zonder velden";
    subject.doing(what);
    const auto heard = adapter.encode(encode_request(view(kind->name), {}));
    expect_sound(heard, what);
    if (heard.status == RD_OK && !wants_of(*kind, true).empty()) {
      throw Failed(what + " lukt, terwijl de soort verplichte velden noemt; geef RD_BAD_MESSAGE");
    }
  }
}

void encode_with_every_field(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  for (const auto* kind : outgoing(subject)) {
    for (const bool only_required : {false, true}) {
      const auto what =
          of("encode", *kind) + (only_required ? " met alleen het verplichte" : " met elk veld");
      subject.doing(what);
      auto fields = sample_fields(wants_of(*kind, only_required));
      expect_sound(adapter.encode(encode_request(view(kind->name), fields)), what);
      for (auto& field : fields) field.value = "\xFF onzin \"<&>'";
      expect_sound(adapter.encode(encode_request(view(kind->name), fields)), what + " vol onzin");
    }
  }
}

void vet_with_and_without(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  bool any = false;
  for (const auto* kind : outgoing(subject)) {
    if (!RD_HAS(kind, rd_kind, responds) || kind->vets == 0) continue;
    any = true;
    const auto what = of("vet", *kind);
    auto nonsense = sample_fields(consults_of(*kind));
    for (auto& field : nonsense) field.value = "onzin";
    for (const auto& known :
         {sdk::Known{false, "2026-03-02", {}}, known_person({}),
          known_person(sample_fields(consults_of(*kind))), known_person(nonsense)}) {
      for (const auto& fields :
           {std::vector<sdk::FieldValue>{}, sample_fields(wants_of(*kind, false))}) {
        subject.doing(what);
        expect_sound(adapter.vet(encode_request(view(kind->name), fields), known), what);
      }
    }
  }
  if (!any) throw Skipped("geen berichtsoort wordt vooraf beoordeeld");
}

constexpr std::array<int, 12> kTelling{0, 200, 201, 204, 301, 400, 401, 404, 409, 422, 429, 503};

void judge_once(Subject& subject, const AdapterUnderTest& adapter, const rd_kind& kind,
                const sdk::Answer& answer) {
  const auto what = of("judge", kind) + " bij status " + std::to_string(answer.status);
  subject.doing(what);
  sdk::Message sent;
  sent.kind = view(kind.name);
  sent.id = "7f1cb2a4-5b1c-4c8e-9a49-1d2f5b1c9f01";
  sent.method = "POST";
  sent.target = "/";
  const auto heard = adapter.judge(sent, answer);
  expect_sound(heard, what);
  if (heard.status != RD_OK) throw Failed(what + " geeft geen oordeel; oordeel over elk antwoord");
  if (answer.status >= 500 && heard.judgement == RD_CONFIRMED) {
    throw Failed(what + " zegt bevestigd; de hub verstuurt het dan nooit meer");
  }
}

void judge_every_status(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  for (const auto* kind : outgoing(subject)) {
    for (int status = 99; status < 600; ++status) {
      judge_once(subject, adapter, *kind, {status == 99 ? 0 : status, "", {}, ""});
    }
    for (const int status : kTelling) {
      judge_once(subject, adapter, *kind, {status, "text/html", {}, "<html><p>Fout</html>"});
      judge_once(subject, adapter, *kind, {status, "application/json", {}, "{\"status\":"});
      judge_once(subject, adapter, *kind, {status, "application/json", {}, "{}"});
      judge_once(subject, adapter, *kind, {status, "text/xml", {}, "<a><b/></a>"});
      judge_once(subject, adapter, *kind,
                 {status,
                  "application/problem+json",
                  {{"Retry-After", "99999999999"}},
                  "{\"title\":\"Fout\",\"status\":\"x\",\"invalidParams\":7}"});
      judge_once(subject, adapter, *kind, {status, "", {{"Retry-After", "-1"}}, "\xFF\xFE"});
    }
  }
}

constexpr std::array kChecks{
    Check{"encode-with-nothing", "outgoing", On::adapter, true, encode_with_nothing},
    Check{"encode-with-every-field", "outgoing", On::adapter, true, encode_with_every_field},
    Check{"vet-with-and-without", "outgoing", On::adapter, true, vet_with_and_without},
    Check{"judge-every-status", "outgoing", On::adapter, true, judge_every_status}};

}  // namespace

std::span<const Check> outgoing_checks() { return kChecks; }

}  // namespace rodedraad::certify
