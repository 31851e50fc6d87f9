#include "hub_process.h"

#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <vector>

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

std::uint16_t port_of(const std::string& ready) {
  const auto told = boost::json::parse(ready);
  const std::string url{told.at("listeners").at("duo").as_string()};
  const auto colon = url.find(':', url.find("//"));
  return static_cast<std::uint16_t>(std::stoul(url.substr(colon + 1)));
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

HubProcess::HubProcess(const std::string& program, const std::filesystem::path& config,
                       const std::filesystem::path& data, const std::string& partners) {
  std::filesystem::create_directories(data / "aanlevering");
  const auto ready = data / "ready.json";
  std::filesystem::remove(ready);
  std::vector<std::string> words{program,  "run",         "--config",     config.string(),
                                 "--data", data.string(), "--ready-file", ready.string()};
  for (const char* name : {"DUO_URL", "VLUCHTELINGENWERK_URL", "PARTICIPATIEWET_URL"}) {
    words.insert(words.end(), {"--set", name + ("=" + partners)});
  }
  words.insert(words.end(), {"--set", "DROP_DIR=" + (data / "aanlevering").string()});
  const auto log = (data / "hub.log").string();
  const auto start = Steady::now();
  process_.emplace(words, log);
  while (!std::filesystem::exists(ready)) {
    if (Steady::now() - start > kPatience || process_->ended()) {
      throw std::runtime_error("the hub does not become ready: " + read_file(log));
    }
    std::this_thread::sleep_for(std::chrono::microseconds{500});
  }
  start_ms_ = milliseconds_since(start);
  port_ = port_of(read_file(ready));
}

}  // namespace rodedraad::bench
