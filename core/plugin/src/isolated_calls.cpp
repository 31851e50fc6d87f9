#include <algorithm>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

#include "child.h"
#include "rest.h"
#include "rodedraad/plugin/isolated.h"

namespace rodedraad::plugin {

namespace {

using Steady = std::chrono::steady_clock;

/// Of address space: its libraries and stack included.
constexpr std::uint64_t kMemory = std::uint64_t{512} << 20U;
constexpr std::chrono::seconds kLoading{10};

Begin begin_of(const SealedFile& library, std::vector<std::string> readable) {
  return {kProtocol, library.file().filename().string(), std::move(readable), kMemory};
}

/// An instance whose every process may fall over at any moment.
class IsolatedCalls final : public AdapterCalls {
 public:
  IsolatedCalls(std::shared_ptr<const SealedFile> library, std::span<const sdk::Pair> settings,
                std::vector<std::string> readable, Surroundings surroundings,
                std::chrono::milliseconds deadline)
      : library_(std::move(library)),
        settings_(settings.begin(), settings.end()),
        readable_(std::move(readable)),
        surroundings_(std::move(surroundings)),
        deadline_(deadline) {}

  /// The first process: what it says of the settings is said to the administrator.
  Result<void> start() {
    auto child = make(Steady::now() + kLoading);
    if (!child) return tl::unexpected(std::move(child.error()));
    idle_.push_back(std::move(*child));
    return {};
  }

  Result<sdk::Admission> admit(const sdk::Message& message) override {
    return ask<sdk::Admission>(Call::admit, message);
  }
  Result<sdk::Answer> reply(const sdk::ReplyRequest& request) override {
    return ask<sdk::Answer>(Call::reply, request);
  }
  Result<sdk::Decoded> decode(const sdk::Message& message) override {
    return ask<sdk::Decoded>(Call::decode, message);
  }
  Result<sdk::Decoded> relate(const sdk::Message& message, const sdk::Known& known) override {
    return ask<sdk::Decoded>(Call::relate, message, known);
  }
  Result<std::vector<sdk::Finding>> vet(const sdk::EncodeRequest& request,
                                        const sdk::Known& known) override {
    return ask<std::vector<sdk::Finding>>(Call::vet, request, known);
  }
  Result<sdk::Message> encode(const sdk::EncodeRequest& request) override {
    return ask<sdk::Message>(Call::encode, request);
  }
  Result<sdk::Judgement> judge(const sdk::Message& sent, const sdk::Answer& answer) override {
    return ask<sdk::Judgement>(Call::judge, sent, answer);
  }

 private:
  using ChildPtr = std::unique_ptr<Child>;

  /// A new process with an instance in it.
  Result<ChildPtr> make(Steady::time_point until) {
    auto child = Child::start(library_->descriptor(), begin_of(*library_, readable_), until);
    if (!child) return tl::unexpected(broken(std::move(child.error())));
    if (!(*child)->hello().info) return tl::unexpected((*child)->hello().info.error());
    const auto made =
        ask_once<void>(**child, written(Call::create, surroundings_.now_ms(), settings_), until);
    if (!made) return tl::unexpected(made.error());
    return std::move(*child);
  }

  /// A process that is alive: an idle one, or else a new one, when the plugin has had its rest.
  Result<ChildPtr> take(Steady::time_point until) {
    {
      const std::lock_guard lock(mutex_);
      while (!idle_.empty()) {
        auto child = std::move(idle_.back());
        idle_.pop_back();
        if (child->alive()) return child;
      }
    }
    std::this_thread::sleep_until(std::min(until, Steady::now() + rest()));
    return make(until);
  }

  void give_back(ChildPtr child) {
    const std::lock_guard lock(mutex_);
    rest_.answered();
    idle_.push_back(std::move(child));
  }

  Rest::Length rest() {
    const std::lock_guard lock(mutex_);
    return rest_.length(std::uniform_real_distribution<>{0, 1}(random_));
  }

  /// The plugin's own words are for the desk, not for the log: nobody knows what is in them.
  void fell() {
    {
      const std::lock_guard lock(mutex_);
      rest_.fell();
    }
    surroundings_.log(RD_LOG_WARN, "plugin.fell", {});
  }

  template <class T>
  Result<T> ask_once(Child& child, const std::string& request, Steady::time_point until) {
    auto answer = child.ask(request, until);
    if (!answer) return tl::unexpected(broken(std::move(answer.error())));
    std::vector<Logged> logged;
    Result<T> result;
    Reader reader{*answer};
    reader(logged, result);
    if (!reader.whole()) return tl::unexpected(broken(Child::spoke_rubbish()));
    for (const auto& each : logged) surroundings_.log(each.level, each.event, each.fields);
    return result;
  }

  /// One call: its process is not used again when the plugin broke, for nobody knows what else
  /// broke in it, and the call is tried in a new one.
  template <class T, class... Arguments>
  Result<T> ask(Call call, const Arguments&... arguments) {
    const auto until = Steady::now() + deadline_;
    const auto request = written(call, surroundings_.now_ms(), arguments...);
    Error last;
    int tries = 0;
    while (tries < kTries && (tries == 0 || Steady::now() < until)) {
      ++tries;
      auto child = take(until);
      if (child) {
        auto result = ask_once<T>(**child, request, until);
        if (result || result.error().kind != Error::Kind::broken) {
          give_back(std::move(*child));
          return result;
        }
        last = std::move(result.error());
      } else {
        last = std::move(child.error());
      }
      fell();
    }
    last.kind = Error::Kind::broken;
    last.text += tries == 1 ? std::string{" (één keer geprobeerd"}
                            : " (" + std::to_string(tries) +
                                  " keer geprobeerd, elke keer in een nieuw proces";
    last.text += "); andere berichten gaan door";
    return tl::unexpected(std::move(last));
  }

  std::shared_ptr<const SealedFile> library_;
  std::vector<sdk::Pair> settings_;
  std::vector<std::string> readable_;
  Surroundings surroundings_;
  std::chrono::milliseconds deadline_;
  std::mutex mutex_;
  std::vector<ChildPtr> idle_;
  Rest rest_;
  std::minstd_rand random_{std::random_device{}()};
};

bool printable(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

/// What it says of itself is shown on screens and put in files.
bool decent(const config::PluginInfo& info) {
  constexpr std::string_view kOfNames = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
  if (info.name.empty() || info.name.find_first_not_of(kOfNames) != std::string::npos) return false;
  const auto shown = [](const auto& each) {
    return printable(each.name) && printable(each.nl) && printable(each.en);
  };
  return shown(info) && printable(info.version) && printable(info.licence) &&
         std::all_of(info.settings.begin(), info.settings.end(), shown) &&
         std::all_of(info.kinds.begin(), info.kinds.end(), shown);
}

}  // namespace

tl::expected<Described, std::string> describe_isolated(const SealedFile& library) {
  auto child = Child::start(library.descriptor(), begin_of(library, {}), Steady::now() + kLoading);
  if (!child) return tl::unexpected(std::move(child.error()));
  const auto& hello = (*child)->hello();
  if (!hello.info) return tl::unexpected(hello.info.error().text);
  if (!decent(*hello.info)) {
    return tl::unexpected<std::string>(
        "it describes itself with characters that a screen obeys, or has no proper name; ask its "
        "supplier what that is for");
  }
  return Described{*hello.info, hello.landlock > 0};
}

Result<std::unique_ptr<AdapterCalls>> make_isolated(std::shared_ptr<const SealedFile> library,
                                                    std::span<const sdk::Pair> settings,
                                                    std::vector<std::string> readable,
                                                    Surroundings surroundings,
                                                    std::chrono::milliseconds deadline) {
  auto calls = std::make_unique<IsolatedCalls>(std::move(library), settings, std::move(readable),
                                               std::move(surroundings), deadline);
  if (auto started = calls->start(); !started) {
    return tl::unexpected(std::move(started.error()));
  }
  return calls;
}

}  // namespace rodedraad::plugin
