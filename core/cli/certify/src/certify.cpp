#include "rodedraad/certify/certify.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <ostream>
#include <random>

#include "check.h"
#include "child.h"
#include "subject.h"

namespace rodedraad::certify {

namespace {

namespace json = boost::json;

std::vector<Check> all_checks() {
  std::vector<Check> all;
  for (const auto part : {load_checks(), descriptor_checks(), setting_checks(), life_checks(),
                          transport_checks(), message_checks(), outgoing_checks(), purity_checks(),
                          privacy_checks(), resource_checks(), fuzz_checks()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

const char* word(Outcome outcome) {
  constexpr std::array kWords{"goed", "FOUT", "overgeslagen"};
  return kWords.at(static_cast<std::size_t>(outcome));
}

const char* code(Outcome outcome) {
  constexpr std::array kCodes{"passed", "failed", "skipped"};
  return kCodes.at(static_cast<std::size_t>(outcome));
}

void print(std::ostream& out, const Verdict& verdict) {
  out << word(verdict.outcome)
      << std::string(13 - std::string_view{word(verdict.outcome)}.size(), ' ') << verdict.group
      << '/' << verdict.check;
  if (!verdict.text.empty()) out << ": " << verdict.text;
  out << std::endl;  // each line is seen when it is known
}

std::size_t count(const std::vector<Verdict>& verdicts, Outcome outcome) {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(),
                    [&](const Verdict& verdict) { return verdict.outcome == outcome; }));
}

void print_json(std::ostream& out, const Options& options, std::uint64_t seed,
                const std::vector<Verdict>& verdicts) {
  json::array checks;
  for (const auto& verdict : verdicts) {
    checks.push_back(json::object{{"name", verdict.check},
                                  {"group", verdict.group},
                                  {"outcome", code(verdict.outcome)},
                                  {"text", verdict.text},
                                  {"milliseconds", verdict.took.count()}});
  }
  const json::object result{{"file", options.library.string()},
                            {"seed", seed},
                            {"passed", count(verdicts, Outcome::passed)},
                            {"failed", count(verdicts, Outcome::failed)},
                            {"skipped", count(verdicts, Outcome::skipped)},
                            {"checks", std::move(checks)}};
  out << json::serialize(result) << '\n';
}

bool wanted(const Check& check, const std::vector<std::string>& only) {
  return only.empty() || std::find(only.begin(), only.end(), check.name) != only.end();
}

/// Why the checks that are left are of no use any more; empty while they are.
class Gate {
 public:
  std::string closed_for(const Check& check) const {
    return all_ || check.makes_instances ? reason_ : std::string{};
  }
  void look(const Check& check, const Ended& ended) {
    if (ended.hung) {
      reason_ = "de plugin liep vast bij `" + std::string{check.name} +
                "`; los dat eerst op, of draai deze alleen met --only";
    } else if (check.name == kContractVersion && ended.outcome != Outcome::passed) {
      all_ = true;
      reason_ = "de hub kan deze bibliotheek niet gebruiken; zie `load`";
    } else if (check.name == kDefaultsCreate && ended.outcome != Outcome::passed) {
      reason_ = ended.outcome == Outcome::skipped
                    ? ended.text
                    : "er kan geen instantie worden gemaakt; zie `defaults-create`";
    }
  }

 private:
  bool all_ = false;
  std::string reason_;
};

/// Whether the checks that make instances could be done.
bool complete(const std::vector<Verdict>& verdicts) {
  return std::none_of(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) {
    return verdict.check == kDefaultsCreate && verdict.outcome != Outcome::passed;
  });
}

}  // namespace

std::vector<std::string_view> check_names() {
  std::vector<std::string_view> names;
  for (const auto& check : all_checks()) names.push_back(check.name);
  return names;
}

std::vector<Verdict> run(const Options& options, std::uint64_t seed, std::ostream* progress) {
  const auto bytes = read_file(options.library);
  std::vector<Verdict> verdicts;
  Gate gate;
  std::string said;
  for (const auto& check : all_checks()) {
    if (!wanted(check, options.only)) continue;
    const auto start = std::chrono::steady_clock::now();
    const auto reason = gate.closed_for(check);
    Ended ended{Outcome::skipped, reason};
    if (reason.empty()) {
      ended = options.in_process ? run_here(check, options, bytes, seed)
                                 : run_in_child(check, options, bytes, seed);
      gate.look(check, ended);
    }
    if (!ended.applies) continue;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    verdicts.push_back({std::string{check.name}, std::string{check.group}, ended.outcome,
                        std::move(ended.text), took});
    // The reason why all others are left out is told once.
    if (progress != nullptr && (reason.empty() || reason != said)) {
      print(*progress, verdicts.back());
    }
    said = reason;
  }
  return verdicts;
}

bool certify(const Options& options, std::ostream& out) {
  const auto seed = options.seed.value_or(std::random_device{}());
  if (!options.json) out << options.library.filename().string() << ", seed " << seed << std::endl;
  const auto verdicts = run(options, seed, options.json ? nullptr : &out);
  const auto failed = count(verdicts, Outcome::failed);
  if (options.json) {
    print_json(out, options, seed, verdicts);
  } else {
    out << count(verdicts, Outcome::passed) << " goed, " << failed << " fout, "
        << count(verdicts, Outcome::skipped) << " overgeslagen\n";
    if (failed > 0) out << "herhaal met dezelfde trekking: --seed " << seed << '\n';
  }
  if (!options.json && failed == 0 && !complete(verdicts)) {
    out << "niet af: zonder instantie is het meeste niet nagekeken\n";
  }
  return failed == 0 && complete(verdicts);
}

}  // namespace rodedraad::certify
