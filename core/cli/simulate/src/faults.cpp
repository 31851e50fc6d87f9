#include "rodedraad/simulate/faults.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "rodedraad/simulate/simulate.h"

namespace rodedraad::simulate {

namespace {

using Work = FaultKind::Work;
using Reply = FaultKind::Reply;
using Body = FaultKind::Body;
using namespace std::string_view_literals;

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kProblemJson = "application/problem+json";
constexpr std::string_view kHtml = "text/html";
constexpr std::string_view kLoginPage =
    "<!doctype html><html><body><h1>Inloggen</h1></body></html>";
constexpr std::string_view kGatewayPage =
    "<html><head><title>502 Bad Gateway</title></head>\r\n<body><hr><center>nginx</center></body>"
    "\r\n</html>\r\n";
constexpr std::string_view kProblem =
    R"({"type":"about:blank","title":"Forbidden","status":403,"detail":"Niet toegestaan."})";

constexpr std::string_view kBytes =
    "\x1f\x8b\x08\x00\x9c\xe3\x41\x6a\x00\x03\xab\x56\x4a\xce\x4f\x49\x55\xb2\x52\x30\xff\xfe\x00"
    "\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80\x7f\x1b\x5b\x32\x4a\x00\x0d\x0a\x22\x3c\x7b\x5d\xef"
    "\xbf\xbe\x04\xd8\x00\x00\xdc\x01\x95\xd1\x07\xe2\x28\xa1\x00\xff"sv;

/// Each entity is ten of the one before: a gigabyte when a parser expands them.
constexpr std::string_view kBomb =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE b [\n<!ENTITY a \"aaaaaaaaaa\">\n"
    "<!ENTITY c \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\n"
    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">\n"
    "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">\n"
    "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">\n"
    "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">\n"
    "<!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">\n"
    "<!ENTITY i \"&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;\">\n"
    "<!ENTITY j \"&i;&i;&i;&i;&i;&i;&i;&i;&i;&i;\">\n"
    "]>\n<b>&j;</b>\n";

constexpr FaultKind replaced(std::string_view name, std::string_view text, int status,
                             std::string_view media_type = {}, std::string_view body = {}) {
  return {name, text, Work::not_done, Reply::as_is, Body::replaced, status, media_type, body};
}

constexpr FaultKind busy(std::string_view name, std::string_view text, int status) {
  auto kind = replaced(name, text, status);
  kind.retry_after = true;
  return kind;
}

constexpr FaultKind foreign(std::string_view name, std::string_view text, Body change,
                            std::string_view media_type = {}, std::string_view body = {}) {
  return {name, text, Work::done, Reply::as_is, change, 0, media_type, body};
}

constexpr FaultKind delayed(std::string_view name, std::string_view text,
                            std::chrono::seconds delay) {
  FaultKind kind{name, text, Work::done, Reply::late};
  kind.delay = delay;
  return kind;
}

constexpr std::array kKinds{
    delayed("slow", "answers after 3 seconds", std::chrono::seconds{3}),
    delayed("late", "does what was asked; answers after 75 seconds, when nobody waits any more",
            std::chrono::seconds{75}),
    FaultKind{"hang", "does nothing and never answers", Work::not_done, Reply::never},
    FaultKind{"lost-answer", "does what was asked and never answers", Work::done, Reply::never},
    FaultKind{"reset", "does what was asked and breaks the connection off", Work::done,
              Reply::reset},
    FaultKind{"reset-early", "does nothing and breaks the connection off", Work::not_done,
              Reply::reset},
    FaultKind{"reorder", "answers behind the next request, or after 2 seconds when there is none",
              Work::done, Reply::after_next},
    FaultKind{"repeated", "gets the request twice; answers as to the second", Work::repeated,
              Reply::as_is},
    FaultKind{"duplicate", "gets the request twice and takes both for new: the effect is double",
              Work::doubled, Reply::as_is},
    foreign("truncated", "does what was asked; the body of the answer stops halfway", Body::cut),
    foreign("garbage", "does what was asked; the body of the answer is random bytes", Body::foreign,
            {}, kBytes),
    foreign("invalid-utf8", "does what was asked; a byte in the answer is no UTF-8", Body::no_text),
    foreign("xml-bomb", "does what was asked; answers with XML whose DOCTYPE grows to a gigabyte",
            Body::foreign, "text/xml", kBomb),
    replaced("empty", "answers 200 without a body", 200),
    replaced("wrong-format", "answers 200 with a web page", 200, kHtml, kLoginPage),
    replaced("500", "answers 500", 500),
    replaced("502", "answers 502 with the web page of a gateway", 502, kHtml, kGatewayPage),
    busy("503", "answers 503 with Retry-After: 1", 503),
    replaced("504", "answers 504", 504),
    busy("429", "answers 429 with Retry-After: 1", 429),
    replaced("404", "answers 404", 404),
    replaced("403-leeg", "answers 403 without a body: not authorised", 403),
    replaced("403-fout", "answers 403 with a fouttekst: rejected", 403, kJson,
             R"([{"fouttekst":"De registratie is niet toegestaan."}])"),
    replaced("403-problem", "answers 403 with problem+json (RFC 9457) instead of a list", 403,
             kProblemJson, kProblem)};

[[noreturn]] void wrong(const std::string& specification, const std::string& why) {
  throw std::invalid_argument("fault \"" + specification + "\": " + why);
}

const FaultKind& kind_of(std::string_view name, const std::string& specification) {
  const auto* const kind = std::find_if(kKinds.begin(), kKinds.end(),
                                        [&](const FaultKind& k) { return k.name == name; });
  if (kind == kKinds.end()) wrong(specification, "there is no such fault; --help lists them");
  return *kind;
}

std::uint32_t number_of(std::string_view text, const std::string& specification) {
  std::uint32_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || number == 0) {
    wrong(specification, "after the colon there must be a number of requests");
  }
  return number;
}

}  // namespace

std::span<const FaultKind> fault_kinds() { return kKinds; }

sdk::Answer changed(const FaultKind& fault, sdk::Answer answer) {
  // An answer that says 204 cannot have the body that goes wrong.
  if (fault.change != Body::as_is && answer.status == 204) answer.status = 200;
  switch (fault.change) {
    case Body::as_is:
      break;
    case Body::cut:
      if (answer.body.empty()) {
        answer.media_type = kJson;
        answer.body = "{\"";
      } else {
        answer.body.resize(answer.body.size() / 2);
      }
      break;
    case Body::no_text:
      if (answer.body.empty()) answer.media_type = kJson;
      answer.body.insert(answer.body.size() / 2, "\xff");
      break;
    case Body::foreign:
      answer.body = fault.body;
      if (!fault.media_type.empty()) answer.media_type = fault.media_type;
      if (answer.media_type.empty()) answer.media_type = kJson;
      break;
    case Body::replaced:
      answer.status = fault.status;
      answer.media_type = fault.media_type;
      answer.body = fault.body;
      if (fault.retry_after) answer.headers.push_back({"Retry-After", "1"});
      break;
  }
  return answer;
}

std::string fault_help() {
  constexpr std::size_t width = 14;
  std::string help;
  for (const auto& kind : kKinds) {
    std::string name{kind.name};
    name.resize(width, ' ');
    help += "  " + name + std::string{kind.text} + "\n";
  }
  return help;
}

Faults::Faults(std::span<const std::string> specifications) {
  for (const auto& specification : specifications) {
    std::string_view rest = specification;
    Fault fault;
    if (const auto at = rest.find('@'); at != std::string_view::npos) {
      fault.where = rest.substr(at + 1);
      rest = rest.substr(0, at);
    }
    if (const auto colon = rest.find(':'); colon != std::string_view::npos) {
      fault.left = number_of(rest.substr(colon + 1), specification);
      rest = rest.substr(0, colon);
    }
    fault.kind = &kind_of(rest, specification);
    faults_.push_back(std::move(fault));
  }
}

const FaultKind* Faults::hit(const sdk::Message& request) {
  for (auto& fault : faults_) {
    if (fault.left == 0U) continue;
    if (request.target.find(fault.where) == std::string::npos) continue;
    if (fault.left) --*fault.left;
    return fault.kind;
  }
  return nullptr;
}

}  // namespace rodedraad::simulate
