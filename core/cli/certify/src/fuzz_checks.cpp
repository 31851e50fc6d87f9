#include <array>
#include <chrono>
#include <random>

#include "adapter_under_test.h"
#include "check.h"
#include "documents.h"
#include "rodedraad/sdk/text.h"
#include "sample_fields.h"
#include "subject.h"

// Messages changed at random, from a seed that is printed.
namespace rodedraad::certify {

namespace {

using sdk::view;

constexpr std::array<std::string_view, 20> kTokens{
    "{",    "}",     "[",       "]",    "\"",         ":",        ",",
    "<a>",  "</a>",  "<!--",    "]]>",  "&amp;",      "&#0;",     "<!DOCTYPE a>",
    "null", "1e309", "\\u0000", "\xFF", "2026-02-30", "999990019"};

class Mutator {
 public:
  explicit Mutator(std::mt19937_64 random) : random_(random) {}

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void change(std::string& body) {
    const auto times = 1 + below(4);
    for (std::size_t i = 0; i < times; ++i) once(body);
  }

 private:
  void once(std::string& body) {
    const auto at = below(body.size() + 1);
    const auto length = below(std::min<std::size_t>(body.size() - at, 40) + 1);
    switch (below(6)) {
      case 0:
        if (at < body.size()) body[at] = static_cast<char>(random_() & 0xFFU);
        return;
      case 1:
        body.erase(at, length);
        return;
      case 2:
        body.insert(at, body.substr(at, length));
        return;
      case 3:
        body.insert(at, kTokens.at(below(kTokens.size())));
        return;
      case 4:
        body.resize(at);
        return;
      default:
        if (at < body.size()) body[at] = static_cast<char>(body[at] ^ (1 << below(8)));
    }
  }

  std::mt19937_64 random_;
};

void message_fuzz(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  const auto kinds = subject.kinds(RD_IN);
  if (kinds.empty()) throw Skipped("de adapter leest geen berichten");
  std::vector<std::vector<std::string>> bodies;
  bodies.reserve(kinds.size());
  for (const auto* kind : kinds) bodies.push_back(documents(subject, view(kind->name)));
  const auto known = known_person(every_field());
  Mutator mutator{subject.random()};
  const auto end = std::chrono::steady_clock::now() + subject.options().fuzz;
  for (std::size_t turn = 0; std::chrono::steady_clock::now() < end; ++turn) {
    const auto which = mutator.below(kinds.size());
    auto body = bodies[which][mutator.below(bodies[which].size())];
    mutator.change(body);
    const auto each = message(view(kinds[which]->name), std::move(body));
    const auto what = "beurt " + std::to_string(turn) + " van seed " +
                      std::to_string(subject.seed()) + ", `" + each.kind + "`";
    subject.doing(what);
    expect_sound(adapter.admit(each), "admit, " + what);
    expect_sound(adapter.decode(each), "decode, " + what);
    if (RD_HAS(kinds[which], rd_kind, responds) && kinds[which]->relates != 0) {
      expect_sound(adapter.relate(each, known), "relate, " + what);
    }
  }
}

constexpr std::array kChecks{Check{"message-fuzz", "fuzz", On::adapter, true, message_fuzz}};

}  // namespace

std::span<const Check> fuzz_checks() { return kChecks; }

}  // namespace rodedraad::certify
