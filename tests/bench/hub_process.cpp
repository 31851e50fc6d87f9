#include "hub_process.h"

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <vector>

#include "ports.h"

namespace rodedraad::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{30};

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>{in}, {}};
}

double milliseconds_since(Steady::time_point start) {
  return std::chrono::duration<double, std::milli>{Steady::now() - start}.count();
}

}  // namespace

double nothing_ms() {
  const auto start = Steady::now();
  ChildProcess{{"true"}, "/dev/null"}.wait();
  return milliseconds_since(start);
}

double nothing_mb() {
  const ChildProcess idle{{"sleep", "60"}, "/dev/null"};
  std::this_thread::sleep_for(std::chrono::milliseconds{200});
  return idle.rss_mb();
}

HubProcess::HubProcess(const std::string& program, const Place& place, Until until)
    : port_(free_port()) {
  std::filesystem::create_directories(place.data / "aanlevering");
  const auto ready = place.data / "ready.json";
  std::filesystem::remove(ready);
  std::vector<std::string> words{program,        "run",         "--config",
                                 place.config,   "--data",      place.data.string(),
                                 "--ready-file", ready.string()};
  const auto set = [&](const std::string& name, const std::string& value) {
    words.insert(words.end(), {"--set", name + "=" + value});
  };
  for (const char* name : {"DUO_URL", "VLUCHTELINGENWERK_URL", "PARTICIPATIEWET_URL"}) {
    set(name, place.partners);
  }
  set("DROP_DIR", (place.data / "aanlevering").string());
  set("LISTEN", "127.0.0.1:" + std::to_string(port_));
  if (!place.store.empty()) set("STORE_URL", place.store);
  const auto log = (place.data / "hub.log").string();
  const auto start = Steady::now();
  process_.emplace(words, log);
  while (until == Until::works ? !std::filesystem::exists(ready) : !listens(port_)) {
    if (Steady::now() - start > kPatience || process_->ended()) {
      throw std::runtime_error("the hub does not become ready: " + read_file(log));
    }
    std::this_thread::sleep_for(std::chrono::microseconds{500});
  }
  start_ms_ = milliseconds_since(start);
}

}  // namespace rodedraad::bench
