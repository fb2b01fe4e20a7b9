using Saola.Engines.Cases.Forms.Expressions;

namespace Saola.Engines.Indicators.Catalogue;

/// <summary>What is counted of one kind of event.</summary>
/// <param name="Id">Code, such as <c>resolved_in_time</c>.</param>
/// <param name="Event">Kind of the event, such as <c>cases.resolved</c>.</param>
/// <param name="When">Condition on the event's data; null: every one.</param>
/// <param name="Value">Name of a number of the event's data; null: each counts 1.</param>
/// <param name="Day">Name of the instant whose day it counts for; null: when the event happened.</param>
internal sealed record MeasureDefinition(string Id, string Event, FormExpression? When, string? Value, string? Day);
