#include "hub_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>

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

pid_t spawn(const std::vector<std::string>& words, const std::string& log) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(),
                                     O_CREAT | O_TRUNC | O_WRONLY, 0644);
  pid_t pid = 0;
  const auto failed =
      ::posix_spawnp(&pid, arguments.front(), &actions, nullptr, arguments.data(), ::environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error(words.front() + " cannot be started");
  return pid;
}

/// The number behind \p name in /proc/PID/status, of kB.
double status_mb(pid_t pid, const std::string& name) {
  const auto text = read_file("/proc/" + std::to_string(pid) + "/status");
  const auto at = text.find(name);
  return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size())) / 1024;
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
  ::waitpid(spawn({"true"}, "/dev/null"), nullptr, 0);
  return milliseconds_since(start);
}

double nothing_mb() {
  const auto pid = spawn({"sleep", "60"}, "/dev/null");
  std::this_thread::sleep_for(std::chrono::milliseconds{200});
  const auto result = status_mb(pid, "VmRSS:");
  ::kill(pid, SIGKILL);
  ::waitpid(pid, nullptr, 0);
  return result;
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
  pid_ = spawn(words, log);
  while (!std::filesystem::exists(ready)) {
    if (Steady::now() - start > kPatience || ::waitpid(pid_, nullptr, WNOHANG) != 0) {
      throw std::runtime_error("the hub does not become ready: " + read_file(log));
    }
    std::this_thread::sleep_for(std::chrono::microseconds{500});
  }
  start_ms_ = milliseconds_since(start);
  port_ = port_of(read_file(ready));
}

HubProcess::~HubProcess() { stop(); }

void HubProcess::stop() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

double HubProcess::rss_mb() const { return status_mb(pid_, "VmRSS:"); }

double HubProcess::peak_mb() const { return status_mb(pid_, "VmHWM:"); }

double HubProcess::cpu_seconds() const {
  const auto text = read_file("/proc/" + std::to_string(pid_) + "/stat");
  // utime and stime are the 12th and 13th word behind the name.
  std::istringstream rest{text.substr(text.rfind(')') + 2)};
  std::string skipped;
  for (int i = 0; i < 11; ++i) rest >> skipped;
  double user = 0;
  double system = 0;
  rest >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace rodedraad::bench
