#include "rodedraad/admin/admin_client.h"

#include <fstream>
#include <future>
#include <iterator>
#include <pugixml.hpp>

#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::admin {

namespace {

/// Posts to a running hub. \returns why it refuses, or empty.
std::string post(const hub::PluginHost& plugins, const Announcement& running,
                 const std::filesystem::path& token_file, sdk::Message message) {
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

  message.method = "POST";
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

}  // namespace

std::string ask_again(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& collection,
                      const std::string& id) {
  sdk::Message message;
  message.target = "/v1/" + collection + "/" + id + "/_opnieuw";
  return post(plugins, running, token_file, std::move(message));
}

std::string tell_done(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& task,
                      const std::string& by) {
  sdk::Message message;
  message.target = "/v1/taken/" + task + "/_gereed";
  message.media_type = "application/json";
  message::JsonWriter body;
  message.body = body.begin_object().text("door", by).end_object().take();
  return post(plugins, running, token_file, std::move(message));
}

}  // namespace rodedraad::admin
