// The smallest adapter that is whole. A message is lines of path=value, or path[key]=value for a
// field that repeats:
//
//   id=7                            the sender's id of the message
//   municipality=0505
//   bsn=999990019                   an identifier, as is vNummer
//   inburgeraar.achternaam=Jansen   a fact
//   ask=echo.out                    a follow-up
//   wrong=TEXT                      what decode reports as an error
//   answer=TEXT                     relate answers the sender with this
//   full=pip                        relate: what this source said of pip.* before and does not say
//                                   now is withdrawn
// The outgoing kind echo.vetted is kept here when the case has leerroute Z.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/sdk/adapter.h"
#include "rodedraad/sdk/settings.h"

namespace {

namespace sdk = rodedraad::sdk;
using sdk::lit;

struct Line {
  std::string path;
  std::string key;
  std::string value;
};

std::optional<Line> read(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  if (equals + 1 == text.size()) return std::nullopt;  // a value that is not there is not said
  auto path = text.substr(0, equals);
  std::string_view key;
  if (const auto open = path.find('['); open != std::string_view::npos && path.back() == ']') {
    key = path.substr(open + 1, path.size() - open - 2);
    path = path.substr(0, open);
  }
  if (path.empty()) return std::nullopt;
  return Line{std::string{path}, std::string{key}, std::string{text.substr(equals + 1)}};
}

struct Lines {
  std::vector<Line> lines;
  std::vector<sdk::Finding> findings;

  std::string first(std::string_view path) const {
    for (const auto& line : lines) {
      if (line.path == path) return line.value;
    }
    return {};
  }
};

Lines read_all(std::string_view body) {
  Lines result;
  for (std::size_t number = 1; !body.empty(); ++number) {
    const auto end = body.find('\n');
    const auto text = body.substr(0, end);
    body = end == std::string_view::npos ? std::string_view{} : body.substr(end + 1);
    if (text.empty()) continue;
    if (auto line = read(text)) {
      result.lines.push_back(std::move(*line));
    } else {
      result.findings.push_back({sdk::Severity::error, "ECHO-1", "line " + std::to_string(number),
                                 "a line must be path=value"});
    }
  }
  return result;
}

class EchoAdapter : public sdk::Adapter {
 public:
  EchoAdapter(sdk::Host, std::span<const sdk::Pair> settings)
      : target_(sdk::Settings{settings}.text("target", "/echo")) {}

  sdk::Admission admit(const sdk::Message& message) const override {
    sdk::Admission admission;
    if (message.method != "POST" && message.method != "DROP") {
      admission.verdict = sdk::Verdict::unknown_path;
      return admission;
    }
    auto read = read_all(message.body);
    admission.kind = "echo";
    admission.idempotency_key = read.first("id");
    if (const auto code = read.first("municipality"); !code.empty()) {
      admission.municipality = "code:" + code;
    }
    if (!read.findings.empty()) admission.verdict = sdk::Verdict::refuse;
    admission.findings = std::move(read.findings);
    return admission;
  }

  sdk::Answer reply(const sdk::ReplyRequest& request) const override {
    switch (request.reply) {
      case sdk::Reply::accepted:
      case sdk::Reply::duplicate:
        return answer(202, request.message_id);
      case sdk::Reply::conflict:
        return answer(409, "another message has this id");
      case sdk::Reply::refused:
        return answer(422, request.findings.empty() ? "refused" : request.findings.front().where);
      case sdk::Reply::forbidden:
        return answer(403, "forbidden");
      case sdk::Reply::unauthenticated:
        return answer(401, "unauthenticated");
      case sdk::Reply::unavailable:
        return answer(503, request.notice);
      case sdk::Reply::unknown_path:
        return answer(404, "unknown path");
      case sdk::Reply::media_type:
        return answer(415, "media type");
      case sdk::Reply::too_large:
        return answer(413, "too large");
    }
    return answer(500, "unknown reply");
  }

  sdk::Decoded decode(const sdk::Message& message) const override {
    const auto read = read_all(message.body);
    if (!read.findings.empty()) throw sdk::BadMessage("a line is not path=value");
    sdk::Decoded decoded;
    for (const auto& line : read.lines) {
      if (line.path == "id" || line.path == "municipality" || line.path == "answer" ||
          line.path == "full") {
        continue;
      }
      if (line.path == "bsn" || line.path == "vNummer") {
        decoded.identifiers.push_back({line.path, line.value});
      } else if (line.path == "ask") {
        decoded.follow_ups.push_back(line.value);
      } else if (line.path == "wrong") {
        decoded.findings.push_back({sdk::Severity::error, "ECHO-2", "wrong", line.value});
      } else {
        decoded.facts.push_back({{line.path, line.key, line.value}, {}, {}, false});
      }
    }
    return decoded;
  }

  sdk::Decoded relate(const sdk::Message& message, const sdk::Known& known) const override {
    const auto read = read_all(message.body);
    sdk::Decoded decoded;
    const auto answer = read.first("answer");
    if (!answer.empty()) decoded.responses.push_back({"echo.answer", {{"text", {}, answer}}});
    const auto full = read.first("full");
    if (full.empty()) return decoded;
    for (const auto& field : known.fields) {
      if (!field.path.starts_with(full + ".") || !read.first(field.path).empty()) continue;
      decoded.facts.push_back({field, {}, {}, true});
    }
    return decoded;
  }

  std::vector<sdk::Finding> vet(const sdk::EncodeRequest&, const sdk::Known& known) const override {
    const auto* leerroute = known.find("pip.leerroute");
    if (leerroute != nullptr && *leerroute == "Z") {
      return {{sdk::Severity::error, "ECHO-3", "pip.leerroute", "not for Z"}};
    }
    return {{sdk::Severity::note, "ECHO-4", "pip.leerroute", "asked on " + known.today}};
  }

  sdk::Message encode(const sdk::EncodeRequest& request) const override {
    if (!request.kind.starts_with("echo.")) throw sdk::BadMessage("not a kind of this adapter");
    if (request.kind != "echo.answer" && request.find("inburgeraar.bsn") == nullptr) {
      throw sdk::BadMessage("inburgeraar.bsn is missing");
    }
    sdk::Message message;
    message.id = request.id;
    message.kind = request.kind;
    message.method = "POST";
    message.target = target_;
    message.media_type = "text/plain";
    message.body = "id=" + request.id + "\n";
    for (const auto& field : request.fields) {
      message.body += field.path;
      if (!field.key.empty()) message.body += '[' + field.key + ']';
      message.body += '=' + field.value + '\n';
    }
    return message;
  }

  sdk::Judgement judge(const sdk::Message&, const sdk::Answer& answer) const override {
    const auto says = [&](sdk::JudgementClass what) {
      return sdk::Judgement{what, 0, answer.body, {}};
    };
    if (answer.status == 429) {
      auto later = says(sdk::JudgementClass::transient);
      for (const auto& header : answer.headers) {
        if (header.name != "Retry-After") continue;
        std::uint32_t seconds = 0;
        const auto& text = header.value;
        std::from_chars(text.data(), text.data() + text.size(), seconds);
        later.retry_after_ms = 1000 * std::min(seconds, 3600U);
      }
      return later;
    }
    if (answer.status >= 200 && answer.status < 300) return says(sdk::JudgementClass::confirmed);
    if (answer.status == 401 || answer.status == 403) {
      return says(sdk::JudgementClass::not_authorised);
    }
    if (answer.status == 404) return says(sdk::JudgementClass::not_found);
    if (answer.status >= 400 && answer.status < 500) return says(sdk::JudgementClass::rejected);
    return says(sdk::JudgementClass::transient);
  }

 private:
  static sdk::Answer answer(int status, std::string body) {
    return {status, "text/plain", {}, std::move(body)};
  }

  std::string target_;
};

constexpr std::array<rd_want, 3> kWants{{{lit("inburgeraar.bsn"), 1},
                                         {lit("inburgeraar.achternaam"), 0},
                                         {lit("inburgeraar.geboortedatum"), 0}}};
constexpr rd_kind kIn{sizeof(rd_kind),
                      RD_IN,
                      RD_SUPPORTED,
                      0,
                      1,
                      lit("echo"),
                      lit("Regels pad=waarde."),
                      lit("Lines of path=value."),
                      nullptr,
                      0,
                      1,
                      0,
                      nullptr,
                      0,
                      0};
constexpr rd_kind kOut{sizeof(rd_kind),
                       RD_OUT,
                       RD_SUPPORTED,
                       1,
                       0,
                       lit("echo.out"),
                       lit("Regels pad=waarde."),
                       lit("Lines of path=value."),
                       kWants.data(),
                       kWants.size(),
                       0,
                       0,
                       nullptr,
                       0,
                       0};
constexpr rd_kind out(std::string_view name) {
  auto kind = kOut;
  kind.name = lit(name);
  return kind;
}
constexpr auto kAnswer = [] {
  auto kind = out("echo.answer");
  kind.wants = nullptr;
  kind.want_count = 0;
  kind.responds = 1;
  return kind;
}();
/// To a partner that does not recognise repeats.
constexpr auto kOnce = [] {
  auto kind = out("echo.once");
  kind.idempotent = 0;
  return kind;
}();
constexpr std::array<rd_str, 1> kConsults{lit("pip.leerroute")};
constexpr auto kVetted = [] {
  auto kind = out("echo.vetted");
  kind.vets = 1;
  kind.consults = kConsults.data();
  kind.consult_count = kConsults.size();
  return kind;
}();
constexpr std::array<const rd_kind*, 5> kKinds{&kIn, &kOut, &kAnswer, &kOnce, &kVetted};
constexpr rd_setting kTarget{sizeof(rd_setting),
                             RD_TEXT,
                             0,
                             0,
                             lit("target"),
                             lit("/echo"),
                             lit("Pad waarheen berichten gaan."),
                             lit("Path to which messages go.")};
constexpr std::array<const rd_setting*, 1> kSettings{&kTarget};

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("echo_adapter"),
          lit("1.0.0"),
          lit("EUPL-1.2"),
          lit("Leest en schrijft regels pad=waarde."),
          lit("Reads and writes lines of path=value."),
          kSettings.data(),
          kSettings.size(),
          kKinds.data(),
          kKinds.size(),
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_ADAPTER(EchoAdapter, describe);
