#include "generate_command.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include "commands.h"
#include "installation.h"
#include "open_store.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/store/writer.h"
#include "synthetic_region.h"

namespace rodedraad::cli {

namespace {

using Steady = std::chrono::steady_clock;

/// Messages in one transaction.
constexpr std::size_t kTogether = 20'000;
/// Transactions that wait to be written, so that making and writing go on side by side.
constexpr std::size_t kAhead = 2;
/// KiB: what one transaction changes all over the store fits.
constexpr int kCache = 1'000'000;
constexpr std::chrono::seconds kTellEvery{5};

struct Given {
  Place place;
  SyntheticRegion::Size size{1000, 100'000, 1};
};

bool is_empty(const store::Location& location) {
  if (!location.exists()) return true;
  store::Reader reader{location};
  return reader.last_message().empty() && reader.case_ids({}, 1).empty();
}

/// Tells on standard error how far it is.
class Teller {
 public:
  explicit Teller(std::size_t total) : total_(total) {}

  void tell(std::size_t messages, std::size_t rows, bool last = false) {
    const auto now = Steady::now();
    if (!last && now - told_ < kTellEvery) return;
    told_ = now;
    const auto seconds = std::max(1e-3, std::chrono::duration<double>{now - begin_}.count());
    const auto share = static_cast<double>(messages) / static_cast<double>(total_);
    const auto left = messages == 0 ? 0.0 : seconds / share - seconds;
    std::cerr << static_cast<int>(share * 100) << "%  " << messages << " berichten, "
              << static_cast<std::int64_t>(static_cast<double>(rows) / seconds)
              << " rijen per seconde, nog " << static_cast<int>(left) << " s\n";
  }

  double seconds() const { return std::chrono::duration<double>{Steady::now() - begin_}.count(); }

 private:
  std::size_t total_;
  Steady::time_point begin_ = Steady::now(), told_ = begin_;
};

int generate(const Given& given) {
  const model::SystemClock clock;
  const auto& place = given.place;
  Installation installation{clock, place.config, place.set};
  const auto& config = installation.config();
  std::filesystem::create_directories(place.data);
  auto location = store_of(installation, place);
  location.cache = kCache;
  std::unique_ptr<store::DataLock> lock;
  try {
    lock = std::make_unique<store::DataLock>(place.data);
  } catch (const store::StoreError& problem) {
    throw Stop(kUnavailable, problem.what());
  }
  if (!is_empty(location)) {
    throw Stop(kUsage, "the store in " + place.data.string() +
                           " is not empty: what is made up must never stand among what is real");
  }
  const auto until = clock.now();
  SyntheticRegion region{config, installation.plugins().catalogue(), given.size, until};
  store::Writer writer{location, [](std::string_view what) {
                         std::cerr << "de opslag weigert: " << what << '\n';
                         ::_exit(kUnavailable);
                       }};
  const auto who = admin::this_operator();
  const store::AuditRow begin{.at = until,
                              .action = "store.generate",
                              .object = "store",
                              .result = "begun",
                              .origin = who.origin,
                              .actor = who.name,
                              .revision = config.revision,
                              .detail = "synthetic data, of nobody"};
  writer.submit([begin](store::Transaction& transaction) { transaction.audit(begin); }, nullptr);
  Teller teller{region.messages()};
  std::size_t made = 0, rows = 0;
  while (made < region.messages()) {
    auto steps = std::make_shared<std::vector<SyntheticRegion::Step>>();
    const auto count = std::min(kTogether, region.messages() - made);
    for (std::size_t i = 0; i < count; ++i) {
      rows += steps->emplace_back(region.next()).rows();
    }
    made += count;
    while (writer.waiting() >= kAhead) std::this_thread::sleep_for(std::chrono::milliseconds{2});
    writer.submit(
        [steps](store::Transaction& transaction) {
          for (auto& step : *steps) SyntheticRegion::write(transaction, step);
        },
        nullptr);
    teller.tell(made, rows);
  }
  writer.stop();
  teller.tell(made, rows, true);
  if (place.json) {
    std::cout << boost::json::serialize(boost::json::object{{"cases", given.size.cases},
                                                            {"messages", made},
                                                            {"rows", rows},
                                                            {"seconds", teller.seconds()}})
              << '\n';
  }
  return kOk;
}

}  // namespace

void add_generate(CLI::App& app, int& result) {
  auto given = std::make_shared<Given>();
  auto* command = app.add_subcommand(
      "generate", "Fill an empty store with two years of a region that does not exist");
  command->footer(
      "Example:\n  rodedraad generate --config config/drechtsteden --data /tmp/proef --cases 1000 "
      "--messages 100000\n\nFor trying out and for measuring, never beside real data.");
  command->add_option("--config", given->place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--set", given->place.set, "NAME=VALUE fills ${NAME} in the configuration")
      ->allow_extra_args(false);
  command->add_option("--data", given->place.data, "Data folder, empty or new")->required();
  command->add_option("--cases", given->size.cases, "How many cases")->check(CLI::PositiveNumber);
  command->add_option("--messages", given->size.messages, "How many messages, each with a delivery")
      ->check(CLI::PositiveNumber);
  command->add_option("--seed", given->size.seed, "The same seed makes the same");
  command->add_flag("--json", given->place.json, "Print what was made as JSON");
  command->callback([given, &result] { result = generate(*given); });
}

}  // namespace rodedraad::cli
