// simulation [--from SEED] [--seeds N | --minutes M] [--hours H]: plays seeds, tells what each
// found, and how many simulated hours a minute that was. simulation --seed S: plays one again.
// --kept FILE: those of a file. simulation-planted --bugs: whether the bugs that are planted in it
// are found.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <random>

#include "rodedraad/hub/log.h"
#include "trials.h"

namespace {

namespace simulation = rodedraad::simulation;

struct Wish {
  std::uint64_t from = 1;
  std::uint64_t count = 100;
  double minutes = 0;
  int hours = 16;
  std::vector<std::uint64_t> seeds;
  std::string kept;
  bool bugs = false;
};

/// Whether a seed, played again, is the same run to the last arrival.
bool repeats(const Wish& wish, const rodedraad::hub::PluginHost& plugins) {
  const auto once = simulation::try_seed(wish.from, wish.hours, plugins);
  const auto again = simulation::try_seed(wish.from, wish.hours, plugins);
  if (once.digest == again.digest) return true;
  std::cout << "seed " << wish.from << " is another run the second time\n";
  return false;
}

bool play(const Wish& wish, const rodedraad::hub::PluginHost& plugins) {
  using Minutes = std::chrono::duration<double, std::ratio<60>>;
  const auto began = std::chrono::steady_clock::now();
  const auto took = [&] { return Minutes{std::chrono::steady_clock::now() - began}.count(); };
  simulation::Tally tally;
  bool same = true;
  if (!wish.kept.empty()) {
    tally = simulation::play_kept(wish.kept, wish.hours, plugins);
  } else if (!wish.seeds.empty()) {
    for (const auto seed : wish.seeds) simulation::judge(seed, wish.hours, plugins, tally);
  } else {
    std::cout << "seeds from " << wish.from << std::endl;
    same = repeats(wish, plugins);
    for (auto seed = wish.from;; ++seed) {
      if (wish.minutes > 0 ? took() >= wish.minutes : seed - wish.from >= wish.count) break;
      simulation::judge(seed, wish.hours, plugins, tally);
    }
  }
  std::cout << tally.played << " seeds, " << tally.messages << " messages, " << tally.arrivals
            << " arrivals, " << tally.crashes << " crashes; "
            << static_cast<std::int64_t>(tally.hours()) << " simulated hours, "
            << static_cast<std::int64_t>(tally.hours() / took()) << " a minute; " << tally.bad
            << " bad\n";
  return same && tally.played > 0 && tally.bad == 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Plays a hub, its partners and what goes wrong, from seeds"};
  Wish wish;
  const auto* from = app.add_option("--from", wish.from, "The first seed");
  app.add_option("--seeds", wish.count, "How many");
  app.add_option("--minutes", wish.minutes, "As many as that takes, from one that chance picks");
  app.add_option("--hours", wish.hours, "Simulated hours with faults for each seed");
  app.add_option("--seed", wish.seeds, "This one only");
  app.add_option("--kept", wish.kept, "Those of this file");
  app.add_flag("--bugs", wish.bugs, "Finds the planted bugs");
  CLI11_PARSE(app, argc, argv);
  if (wish.minutes > 0 && from->count() == 0) wish.from = std::random_device{}();

  // What a simulated hub logs would drown what is told here.
  if (std::freopen("/dev/null", "w", stderr) == nullptr) return 70;
  rodedraad::hub::set_log_level("error");
  try {
    const rodedraad::model::SystemClock clock;
    rodedraad::hub::PluginHost plugins{clock};
    for (const char* name : {"echo_adapter", "wire"}) {
      const auto file = std::filesystem::path{RODEDRAAD_TEST_PLUGINS} / (std::string{name} + ".so");
      const auto problem = plugins.load_file(file);
      if (!problem.empty()) throw std::runtime_error(problem);
    }
    const bool well = wish.bugs ? simulation::find_bugs(wish.hours, plugins) : play(wish, plugins);
    return well ? 0 : 1;
  } catch (const std::exception& problem) {
    std::cout << problem.what() << '\n';
    return 70;
  }
}
