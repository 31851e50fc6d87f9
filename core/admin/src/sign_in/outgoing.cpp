#include "outgoing.h"

#include <future>
#include <memory>

namespace rodedraad::admin {

namespace {

constexpr std::chrono::seconds kPatience{12};

}  // namespace

std::optional<Address> split(std::string_view url) {
  std::size_t begin = 0;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (url.starts_with(scheme)) begin = scheme.size();
  }
  if (begin == 0) return std::nullopt;
  const auto end = std::min(url.find_first_of("/?#", begin), url.size());
  const auto host = url.substr(begin, end - begin);
  if (host.empty() || host.find('@') != std::string_view::npos) return std::nullopt;
  auto target = std::string{url.substr(end, url.find('#') - end)};
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  return Address{std::string{url.substr(0, end)}, std::move(target)};
}

Fetch fetch_with(const hub::PluginHost& plugins) {
  return [&plugins](const config::OpenId& provider, const std::string& url,
                    sdk::Message message) -> tl::expected<sdk::Answer, std::string> {
    const auto address = split(url);
    if (!address) return tl::unexpected(std::string{"its address is no URL"});
    std::vector<sdk::Pair> settings{{"url", address->origin}, {"max-body", "1M"}, {"keep", "1"}};
    if (!provider.ca.empty()) settings.push_back({"ca", provider.ca});
    if (!provider.allow.empty()) settings.push_back({"allow", provider.allow});
    auto client = plugins.make_transport(
        "http", settings, [](const sdk::Message&, const hub::Transport::Answered&) {});
    if (!client) return tl::unexpected(client.error().text);
    if (const auto started = (*client)->start(); !started) {
      return tl::unexpected(started.error().text);
    }
    message.target = address->target;
    auto promise = std::make_shared<std::promise<sdk::Sent>>();
    auto sent = promise->get_future();
    (*client)->send(message, [promise](const sdk::Sent& result) { promise->set_value(result); });
    const bool came = sent.wait_for(kPatience) == std::future_status::ready;
    (*client)->stop(std::chrono::seconds{1});
    if (!came) return tl::unexpected(std::string{"it does not answer in time"});
    auto result = sent.get();
    if (result.outcome != sdk::SentOutcome::answered) return tl::unexpected(result.error);
    return std::move(result.answer);
  };
}

}  // namespace rodedraad::admin
