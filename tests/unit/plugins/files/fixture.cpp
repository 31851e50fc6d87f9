#include "fixture.h"

#include <algorithm>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <stdexcept>

#include <dlfcn.h>
#include <stdlib.h>

namespace rodedraad::files {

const rd_plugin& plugin() {
  static const rd_plugin& loaded = []() -> const rd_plugin& {
    auto* const library = ::dlopen(RODEDRAAD_FILES_PLUGIN, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw std::runtime_error(::dlerror());
    return *static_cast<const rd_plugin*>(::dlsym(library, "rodedraad_plugin_v1"));
  }();
  return loaded;
}

Instance::Instance(const FakeHost& host, const std::map<std::string, std::string>& settings) {
  std::vector<sdk::Pair> pairs;
  pairs.reserve(settings.size());
  for (const auto& [name, value] : settings) pairs.push_back({name, value});
  const auto lent = sdk::lend(pairs);
  status_ = plugin().transport->create(host.table(), lent.data(), lent.size(), &self_, &error_);
}

Instance::~Instance() {
  if (self_ == nullptr) return;
  stop();
  plugin().transport->destroy(self_);
}

rd_status Instance::start() { return plugin().transport->start(self_, &error_); }

void Instance::stop(std::chrono::milliseconds deadline) {
  plugin().transport->stop(self_, static_cast<std::uint32_t>(deadline.count()));
}

std::string Instance::address() const {
  return std::string{sdk::view(plugin().transport->address(self_))};
}

void Instance::send(const sdk::Message& message, sdk::Transport::Done done) {
  const sdk::Lent lent{message};
  plugin().transport->send(
      self_, lent.message(),
      [](void* ctx, std::int32_t outcome, const rd_answer* answer, const rd_error* error) {
        const std::unique_ptr<sdk::Transport::Done> owned{static_cast<sdk::Transport::Done*>(ctx)};
        sdk::Sent sent;
        sent.outcome = static_cast<sdk::SentOutcome>(outcome);
        if (answer != nullptr) sent.answer = sdk::copy(*answer);
        if (error != nullptr) sent.error = static_cast<const char*>(error->text);
        (*owned)(sent);
      },
      std::make_unique<sdk::Transport::Done>(std::move(done)).release());
}

sdk::Sent Instance::sent(const std::string& name, const std::string& body) {
  sdk::Message message;
  message.target = name;
  message.body = body;
  std::promise<sdk::Sent> ended;
  send(message, [&ended](const sdk::Sent& how) { ended.set_value(how); });
  return ended.get_future().get();
}

Drop::Drop() {
  auto pattern = (std::filesystem::temp_directory_path() / "rodedraad-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
}

Drop::~Drop() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::map<std::string, std::string> Drop::settings(std::map<std::string, std::string> more) const {
  more.insert({{"folder", folder_.string()}, {"poll", "10ms"}, {"quiet", "0ms"}});
  return more;
}

void Drop::put(const std::filesystem::path& name, const std::string& content) const {
  // As a careful partner does: under a name that is left alone, then whole at once.
  const auto path = folder_ / name;
  auto part = path;
  part += ".part";
  std::ofstream{part, std::ios::binary} << content;
  std::filesystem::rename(part, path);
}

std::string Drop::content(const std::filesystem::path& name) const {
  std::ifstream file{folder_ / name, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> Drop::files(const std::filesystem::path& subfolder) const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder_ / subfolder}) {
    if (!entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace rodedraad::files
