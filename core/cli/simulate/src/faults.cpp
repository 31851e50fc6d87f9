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

constexpr std::string_view kJson = "application/json";

constexpr std::array kKinds{
    FaultKind{"slow", "answers after 3 seconds", Work::done, Reply::late},
    FaultKind{"hang", "does nothing and never answers", Work::not_done, Reply::never},
    FaultKind{"lost-answer", "does what was asked and never answers", Work::done, Reply::never},
    FaultKind{"truncated", "does what was asked; the body of the answer stops halfway", Work::done,
              Reply::cut},
    FaultKind{"wrong-format", "answers 200 with a web page", Work::not_done, Reply::replaced, 200,
              "text/html", "<!doctype html><html><body><h1>Inloggen</h1></body></html>"},
    FaultKind{"500", "answers 500", Work::not_done, Reply::replaced, 500},
    FaultKind{"503",
              "answers 503 with Retry-After: 1",
              Work::not_done,
              Reply::replaced,
              503,
              {},
              {},
              true},
    FaultKind{"429",
              "answers 429 with Retry-After: 1",
              Work::not_done,
              Reply::replaced,
              429,
              {},
              {},
              true},
    FaultKind{"404", "answers 404", Work::not_done, Reply::replaced, 404},
    FaultKind{"403-leeg", "answers 403 without a body: not authorised", Work::not_done,
              Reply::replaced, 403},
    FaultKind{"403-fout", "answers 403 with a fouttekst: rejected", Work::not_done, Reply::replaced,
              403, kJson, R"([{"fouttekst":"De registratie is niet toegestaan."}])"}};

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
