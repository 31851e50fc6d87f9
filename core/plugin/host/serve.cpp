#include "serve.h"

#include <exception>
#include <utility>

#include "channel.h"
#include "frames.h"
#include "rodedraad/plugin/library.h"
#include "sandbox.h"

namespace rodedraad::plugin {

namespace {

constexpr std::size_t kMostLogged = 100;  // of one call

/// The one instance of this process, and what it may ask of the hub.
class Instance {
 public:
  explicit Instance(const rd_plugin& plugin) : plugin_(plugin) {}

  std::string answer(std::string_view request) {
    Reader reader{request};
    auto call = Call::create;
    reader(call, now_);
    logged_.clear();
    switch (call) {
      case Call::create:
        return create(reader);
      case Call::admit:
        return run<sdk::Message>(reader, [&](auto& m) { return calls_->admit(m); });
      case Call::reply:
        return run<sdk::ReplyRequest>(reader, [&](auto& r) { return calls_->reply(r); });
      case Call::decode:
        return run<sdk::Message>(reader, [&](auto& m) { return calls_->decode(m); });
      case Call::relate:
        return run<sdk::Message, sdk::Known>(
            reader, [&](auto& m, auto& k) { return calls_->relate(m, k); });
      case Call::vet:
        return run<sdk::EncodeRequest, sdk::Known>(
            reader, [&](auto& r, auto& k) { return calls_->vet(r, k); });
      case Call::encode:
        return run<sdk::EncodeRequest>(reader, [&](auto& r) { return calls_->encode(r); });
      case Call::judge:
        return run<sdk::Message, sdk::Answer>(
            reader, [&](auto& m, auto& a) { return calls_->judge(m, a); });
    }
    return {};
  }

 private:
  template <class T>
  std::string said(const Result<T>& result) {
    return written(logged_, result);
  }

  template <class... Arguments, class Body>
  std::string run(Reader& reader, const Body& body) {
    std::tuple<Arguments...> arguments;
    std::apply(reader, arguments);
    return said(std::apply(body, arguments));
  }

  /// After this nothing can be opened any more.
  std::string create(Reader& reader) {
    std::vector<sdk::Pair> settings;
    reader(settings);
    auto made = make_direct(
        *plugin_.adapter, settings,
        {[this] { return now_; },
         [this](std::int32_t level, std::string_view event, std::span<const sdk::Pair> fields) {
           if (logged_.size() >= kMostLogged) return;
           logged_.push_back({level, std::string{event}, {fields.begin(), fields.end()}});
         }});
    restrict_all_files();
    filter_for_serving();
    if (!made) return said(Result<void>{tl::unexpected(std::move(made.error()))});
    calls_ = std::move(*made);
    return said(Result<void>{});
  }

  const rd_plugin& plugin_;
  std::unique_ptr<AdapterCalls> calls_;
  std::int64_t now_ = 0;
  std::vector<Logged> logged_;
};

}  // namespace

int serve() {
  Channel channel{kChannel};
  const auto first = channel.receive(Channel::kNever);
  if (!first) return 0;
  Begin begin;
  Reader reader{*first};
  reader(begin);
  Hello hello;
  hello.protocol = kProtocol;
  const rd_plugin* plugin = nullptr;
  if (!reader.whole() || begin.protocol != kProtocol) {
    hello.info = tl::unexpected(broken("hub and plugin-host are of different versions"));
  } else {
    limit_process(begin.memory);
    hello.landlock = restrict_files(begin.readable);
    filter_for_loading();
    auto library = load_library(kLibrary, begin.name);
    if (library) {
      plugin = library->plugin;
      hello.info = std::move(library->info);
    } else {
      hello.info = tl::unexpected(broken(std::move(library.error())));
    }
  }
  if (channel.send(written(hello), Channel::kNever)) return 0;
  if (plugin == nullptr || plugin->adapter == nullptr) return 0;
  Instance instance{*plugin};
  while (const auto request = channel.receive(Channel::kNever)) {
    if (channel.send(instance.answer(*request), Channel::kNever)) break;
  }
  return 0;
}

}  // namespace rodedraad::plugin
