#include "rodedraad/admin/admin_client.h"

#include <fstream>
#include <future>
#include <iterator>
#include <pugixml.hpp>

#include "rodedraad/message/tree.h"

namespace rodedraad::admin {

std::string ask_again(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& collection,
                      const std::string& id) {
  std::ifstream in(token_file);
  const std::string token{std::istreambuf_iterator<char>{in}, {}};
  if (token.empty()) {
    return "file " + token_file.string() + " cannot be read: work as the user that runs the hub";
  }
  const std::vector<sdk::Pair> settings{{"url", running.admin}};
  auto client = plugins.make_transport("http", settings,
                                       [](const sdk::Message&, const hub::Transport::Answered&) {});
  if (!client) return client.error().text;
  if (const auto started = (*client)->start(); !started) return started.error().text;

  sdk::Message message;
  message.method = "POST";
  message.target = "/v1/" + collection + "/" + id + "/_opnieuw";
  message.headers.push_back({"Authorization", "Bearer " + token});
  std::promise<sdk::Sent> promise;
  (*client)->send(message, [&](const sdk::Sent& sent) { promise.set_value(sent); });
  const auto sent = promise.get_future().get();
  (*client)->stop(std::chrono::seconds{1});
  if (sent.outcome != sdk::SentOutcome::answered) return "the hub does not answer: " + sent.error;
  if (sent.answer.status < 300) return {};
  const auto parsed = message::parse_json(sent.answer.body);
  const auto detail = parsed ? std::string{message::text(parsed->root(), "detail")} : std::string{};
  return detail.empty() ? "the hub answers " + std::to_string(sent.answer.status) : detail;
}

}  // namespace rodedraad::admin
