#include "rodedraad/simulate/simulate.h"

#include <unistd.h>
#include <csignal>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/simulate/simulator.h"
#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {

namespace {

constexpr int kWrongUse = 64;
constexpr int kBadData = 65;
constexpr int kUnavailable = 69;
constexpr int kOurFault = 70;

/// SIGTERM and SIGINT end the simulator. Blocked before there are threads, so that only wait takes
/// them.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }

  void wait() const {
    int signal = 0;
    while (sigwait(&signals_, &signal) != 0) {
    }
  }

 private:
  sigset_t signals_{};
};

void load_http(hub::PluginHost& plugins, std::vector<std::filesystem::path> folders) {
  if (folders.empty()) folders = hub::own_plugin_folders();
  std::string problem = "the transport http is not installed";
  for (const auto& folder : folders) {
    const auto file = folder / "http.so";
    if (!std::filesystem::exists(file)) continue;
    problem = plugins.load_file(file);
    if (problem.empty()) return;
  }
  throw std::runtime_error(problem);
}

/// By rename, so that whoever waits for the file never sees half of it.
void write_ready_file(const std::filesystem::path& file, const std::string& url) {
  message::JsonWriter json;
  json.begin_object().raw("pid", std::to_string(getpid())).text("url", url).end_object();
  auto unfinished = file;
  unfinished += ".tmp";
  std::ofstream out{unfinished};
  out << json.take() << '\n' << std::flush;
  if (!out) throw std::runtime_error(unfinished.string() + " cannot be written");
  std::filesystem::rename(unfinished, file);
}

int fail(int code, const std::string& why) {
  std::cerr << "rodedraad simulate: " << why << '\n';
  return code;
}

}  // namespace

int simulate(const SimulateOptions& options) {
  const EndSignals signals;
  try {
    const model::SystemClock clock;
    hub::PluginHost plugins{clock};
    load_http(plugins, options.plugin_folders);
    const Simulator simulator{options, plugins, clock};
    std::cout << options.partner << " simulator listens on " << simulator.address() << std::endl;
    if (!options.ready_file.empty()) write_ready_file(options.ready_file, simulator.address());
    signals.wait();
    return 0;
  } catch (const std::invalid_argument& error) {
    return fail(kWrongUse, error.what());
  } catch (const BadStory& error) {
    return fail(kBadData, error.what());
  } catch (const Unavailable& error) {
    return fail(kUnavailable, error.what());
  } catch (const std::exception& error) {
    return fail(kOurFault, error.what());
  }
}

}  // namespace rodedraad::simulate
