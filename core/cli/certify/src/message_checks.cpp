#include <array>
#include <functional>

#include "adapter_under_test.h"
#include "check.h"
#include "documents.h"
#include "rodedraad/sdk/text.h"
#include "sample_fields.h"
#include "subject.h"

// Every incoming kind gets what partners, and others, may send.
namespace rodedraad::certify {

namespace {

using sdk::view;

/// Everything that a message can lead to: the first look, its meaning, and what it means beside
/// what was said before.
void hand_over(Subject& subject, const AdapterUnderTest& adapter, const sdk::Message& message,
               bool relates) {
  const auto named = " van `" + message.kind + "` met " + describe(message.body);
  for (const auto* method : {"POST", "PUT", "GET", "DROP", ""}) {
    auto seen = message;
    seen.kind.clear();
    seen.method = method;
    subject.doing("admit" + named);
    expect_sound(adapter.admit(seen), "admit" + named);
  }
  subject.doing("decode" + named);
  expect_sound(adapter.decode(message), "decode" + named);
  if (!relates) return;
  for (const auto& known :
       {sdk::Known{false, "2026-03-02", {}}, known_person({}), known_person(every_field())}) {
    subject.doing("relate" + named);
    expect_sound(adapter.relate(message, known), "relate" + named);
  }
}

bool relates(const rd_kind& kind) { return RD_HAS(&kind, rd_kind, responds) && kind.relates != 0; }

void for_all_kinds(Subject& subject, const AdapterUnderTest& adapter,
                   const std::function<std::vector<sdk::Message>(std::string_view)>& make) {
  const auto kinds = subject.kinds(RD_IN);
  if (kinds.empty()) throw Skipped("de adapter leest geen berichten");
  for (const auto* kind : kinds) {
    for (const auto& each : make(view(kind->name))) {
      hand_over(subject, adapter, each, relates(*kind));
    }
  }
}

void bodies(Subject& subject,
            const std::function<std::vector<std::string>(std::string_view)>& make) {
  const AdapterUnderTest adapter{subject};
  for_all_kinds(subject, adapter, [&](std::string_view kind) {
    std::vector<sdk::Message> messages;
    for (auto& body : make(kind)) messages.push_back(message(kind, std::move(body)));
    return messages;
  });
}

void empty(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  for_all_kinds(subject, adapter, [](std::string_view kind) {
    auto bare = message(kind, {});
    bare.target.clear();
    bare.media_type.clear();
    bare.headers.clear();
    bare.id.clear();
    auto json = message(kind, {});
    json.media_type = "application/json";
    auto xml = message(kind, {});
    xml.media_type = "text/xml";
    return std::vector<sdk::Message>{bare,
                                     json,
                                     xml,
                                     message(kind, " \r\n\t"),
                                     message(kind, "{}"),
                                     message(kind, "[]"),
                                     message(kind, "null"),
                                     message(kind, "<a/>")};
  });
}

std::string repeated(std::string_view text, std::size_t size) {
  std::string result;
  result.reserve(size + text.size());
  while (result.size() < size) result.append(text);
  return result;
}

void one_mib(Subject& subject) {
  constexpr std::size_t kMiB = 1U << 20U;
  bodies(subject, [&](std::string_view) {
    return std::vector<std::string>{"{\"bsn\":\"" + std::string(kMiB, '9') + "\"}",
                                    "<a><bsn>" + std::string(kMiB, '9') + "</bsn></a>",
                                    "[" + repeated("{\"a\":1},", kMiB) + "{}]",
                                    repeated("a;b;c\r\n", kMiB), std::string(kMiB, 'x')};
  });
}

void deeply_nested(Subject& subject) {
  constexpr std::size_t kDeep = 200'000;
  bodies(subject, [&](std::string_view) {
    return std::vector<std::string>{std::string(kDeep, '['), repeated("{\"a\":", kDeep),
                                    repeated("<a>", kDeep)};
  });
}

void nul_bytes(Subject& subject) {
  using namespace std::string_literals;
  bodies(subject, [&](std::string_view kind) {
    std::vector<std::string> result{"\0"s, std::string(100, '\0')};
    for (const auto& document : documents(subject, kind)) {
      result.push_back(document + '\0');
      result.push_back(document.substr(0, document.size() / 2) + '\0' +
                       document.substr(document.size() / 2));
    }
    return result;
  });
}

void invalid_utf8(Subject& subject) {
  using namespace std::string_literals;
  bodies(subject, [&](std::string_view kind) {
    std::vector<std::string> result{"\xFF\xFE\x00"s, "\xC0\xAF", "\xED\xA0\x80"};
    for (auto document : documents(subject, kind)) {
      for (const auto& changed : with_canary(document)) {
        if (const auto at = changed.find(kCanaryName); at != std::string::npos) {
          result.push_back(std::string{changed}.replace(at, 3, "\xC3\x28\xFF"));
        }
      }
      result.push_back(document.insert(document.size() / 2, "\xFF"));
    }
    return result;
  });
}

void many_headers(Subject& subject) {
  using namespace std::string_literals;
  const AdapterUnderTest adapter{subject};
  for_all_kinds(subject, adapter, [](std::string_view kind) {
    auto crowded = message(kind, "{}");
    for (int i = 0; i < 1000; ++i) crowded.headers.push_back({"X-Kop-" + std::to_string(i), "1"});
    auto doubled = message(kind, "{}");
    for (int i = 0; i < 10; ++i) doubled.headers.push_back({"bron", std::to_string(i)});
    auto large = message(kind, "{}");
    large.headers.push_back({"bron", std::string(65536, 'A')});
    large.headers.push_back({std::string(65536, 'B'), "\xFF\x00\r\n"s});
    return std::vector<sdk::Message>{crowded, doubled, large};
  });
}

void truncated_of(Subject& subject, char start) {
  bodies(subject, [&](std::string_view kind) {
    std::vector<std::string> result;
    for (const auto& document : documents(subject, kind)) {
      if ((document.front() == '<') != (start == '<')) continue;
      for (auto& each : truncated(document, 60)) result.push_back(std::move(each));
    }
    return result;
  });
}

void truncated_xml(Subject& subject) { truncated_of(subject, '<'); }
void truncated_json(Subject& subject) { truncated_of(subject, '{'); }

void odd_targets(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  for_all_kinds(subject, adapter, [](std::string_view kind) {
    using namespace std::string_literals;
    std::vector<sdk::Message> result;
    for (const auto& target : {""s, "/"s, "//"s, "/../.."s, "/%00"s, "/%"s, "/a?"s, "/a?b=c&b=d"s,
                               "/a\0b"s, std::string(9000, '/'), "bestand.xml"s, "\xFF"s}) {
      auto odd = message(kind, "{}");
      odd.target = target;
      odd.media_type = "application/x-onbekend";
      odd.sender = "CN=iemand anders";
      result.push_back(std::move(odd));
    }
    return result;
  });
}

void unknown_kind_refused(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  constexpr std::string_view kUnknown = "certify-bestaat-niet";
  subject.doing("decode van een onbekende berichtsoort");
  for (const auto& body : generic_documents()) {
    expect_sound(adapter.decode(message(kUnknown, body)), "decode van een onbekende soort");
  }
  subject.doing("encode van een onbekende berichtsoort");
  const auto heard = adapter.encode(encode_request(kUnknown, {}));
  expect_sound(heard, "encode van een onbekende soort");
  if (heard.status == RD_OK) {
    throw Failed(
        "encode maakt een bericht van een soort die de plugin niet beschrijft; geef "
        "RD_BAD_MESSAGE");
  }
}

/// What an instance that meets such a hub says of everything it reads.
std::string all_said(Subject& subject, Peer peer) {
  const AdapterUnderTest adapter{subject, peer};
  std::string all;
  for (const auto* kind : subject.kinds(RD_IN)) {
    for (const auto& body : documents(subject, view(kind->name))) {
      const auto each = message(view(kind->name), body);
      subject.doing("decode voor een hub met andere structuren");
      auto heard = adapter.decode(each);
      expect_sound(heard, "decode voor een hub met andere structuren");
      all += heard.all;
      heard = adapter.admit(each);
      expect_sound(heard, "admit voor een hub met andere structuren");
      all += heard.all;
      if (peer == Peer::older || !relates(*kind)) continue;
      all += adapter.relate(each, known_person(every_field())).all;
    }
  }
  for (const auto* kind : subject.kinds(RD_OUT)) {
    const auto request = encode_request(view(kind->name), sample_fields(wants_of(*kind, false)));
    subject.doing("encode voor een hub met andere structuren");
    const auto heard = adapter.encode(request);
    expect_sound(heard, "encode voor een hub met andere structuren");
    all += heard.all;
    if (peer != Peer::older) all += adapter.vet(request, known_person(every_field())).all;
  }
  return all;
}

void older_struct_size(Subject& subject) { all_said(subject, Peer::older); }

void newer_struct_size(Subject& subject) {
  if (all_said(subject, Peer::newer) != all_said(subject, Peer::same)) {
    throw Failed(
        "een hub met langere structuren krijgt iets anders te horen; kijk met RD_HAS, "
        "nooit met == naar struct_size");
  }
}

void reply_every_kind(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  for (std::int32_t reply = RD_REPLY_ACCEPTED; reply <= RD_REPLY_TOO_LARGE; ++reply) {
    for (const bool found : {false, true}) {
      sdk::ReplyRequest request{static_cast<sdk::Reply>(reply), "bericht-1", "sleutel-1", {}, {}};
      if (reply == RD_REPLY_UNAVAILABLE) request.notice = "Onderhoud tot 12 uur.";
      if (found)
        request.findings = {{sdk::Severity::error, "X-1", "/client/bsn", "Ontbreekt."},
                            {sdk::Severity::warning, "X-2", "", "\"<&>'\r\n"}};
      const auto what = "reply " + std::to_string(reply);
      subject.doing(what);
      const auto heard = adapter.reply(request);
      expect_sound(heard, what);
      if (heard.status != RD_OK) throw Failed(what + " geeft geen antwoord; woord elke uitkomst");
      const bool positive = heard.answer_status >= 200 && heard.answer_status < 300;
      const bool accepted = reply == RD_REPLY_ACCEPTED || reply == RD_REPLY_DUPLICATE;
      // A notification without content may take other bytes under its key for the same event.
      if (positive && !accepted && reply != RD_REPLY_CONFLICT) {
        throw Failed(what + " antwoordt met status " + std::to_string(heard.answer_status) +
                     "; de afzender denkt dan dat het bericht is aangekomen");
      }
      if (accepted && heard.answer_status != 0 && !positive) {
        throw Failed(what + " antwoordt met status " + std::to_string(heard.answer_status) +
                     "; het bericht is bewaard, en de afzender blijft het nu herhalen");
      }
    }
  }
}

constexpr std::array kChecks{
    Check{"empty", "messages", On::adapter, true, empty},
    Check{"one-MiB", "messages", On::adapter, true, one_mib},
    Check{"deeply-nested", "messages", On::adapter, true, deeply_nested},
    Check{"nul-bytes", "messages", On::adapter, true, nul_bytes},
    Check{"invalid-utf8", "messages", On::adapter, true, invalid_utf8},
    Check{"many-headers", "messages", On::adapter, true, many_headers},
    Check{"odd-targets", "messages", On::adapter, true, odd_targets},
    Check{"truncated-xml", "messages", On::adapter, true, truncated_xml},
    Check{"truncated-json", "messages", On::adapter, true, truncated_json},
    Check{"older-struct-size", "messages", On::adapter, true, older_struct_size},
    Check{"newer-struct-size", "messages", On::adapter, true, newer_struct_size},
    Check{"unknown-kind-refused", "messages", On::adapter, true, unknown_kind_refused},
    Check{"reply-every-kind", "messages", On::adapter, true, reply_every_kind}};

}  // namespace

std::span<const Check> message_checks() { return kChecks; }

}  // namespace rodedraad::certify
