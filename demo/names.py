"""Invented people and places. Towns do not exist; phones are of the ranges that the
French regulator keeps for fiction; mails are of example.org."""

from dataclasses import dataclass

FIRST_NAMES = (
    "Adèle Agnès Aïcha Alice Amina Anaïs Armand Aurore Bastien Béatrice Benoît Camille "
    "Cécile Célestin Chloé Clémence Constance Damien Delphine Denis Edwige Élise Émile "
    "Étienne Fanny Fatou Félix Firmin Gaël Gaspard Geneviève Hakim Hélène Henri Honorine "
    "Ibrahim Inès Irène Ismaël Jeanne Joël Josué Judith Karim Léa Léon Lison Loïc Louise "
    "Lucien Maël Malik Manon Margaux Mariam Marius Mathilde Maud Mélanie Moussa Nadia "
    "Nadège Noé Noël Noémie Octave Odile Olga Pascal Paulette Philémon Quentin Rachid "
    "Raphaëlle Rémi Rosalie Salomé Samia Séverin Simone Solène Tanguy Théo Ulysse Valère "
    "Victoire Violette Xavier Yacine Yann Yolande Zélie Zoé"
).split()

LAST_NAMES = (
    (
        "Aubépin Barbier Bellefleur Berthelin Boisjoli Bonnemain Bouleau Brisemoulin Cerisier "
        "Chantepie Charmillot Clairefontaine Coquelin D'Ascenzo Delaherse Desmares Desprairies "
        "Duverger Épinette Fauchelin Fèvre Fontenelle Froment Garance Genestier Gravelin "
        "Grandpré Haiemarchand Hautbois Houblon Jacquemot Jardel Joncquières Kerbrat L'Hermine "
        "Labrousse Lavandier Lechêne Le Goff Lemoine Lesourd Luzerne Maraîchin Merisier "
        "Millepertuis Mirabelle Montplaisir Moulinet N'Guyen Noisetier Ortolan Pâquerette "
        "Peuplier Pimprenel Plantin Pommeret Prunelier Quatrebœuf Quirin Ravenelle Rosières "
        "Rouvray Sablonnier Sainfoin Saint-Dizier Sarrazin Sauvageot Séguret Tillier Tournesol "
        "Valériane Vannier Verdier Vergnaud Villemain Viornel Yvonnet Zeller"
    )
    .replace("Le Goff", "Le_Goff")
    .split()
)

STREETS = (
    "rue de l'Étang|rue des Essaims|allée des Tilleuls|avenue de la Serre|chemin Vert|"
    "impasse du Potager|place du Marché|rue du Lavoir|route des Granges|rue du Four|"
    "chemin des Ruchers|rue de la Source|cour des Pommiers|sentier du Gué"
).split("|")

PLACES = (
    "Mairie|École|Boulangerie|Gare|Lycée|Maison de quartier|Médiathèque|Café associatif|"
    "Épicerie|Gymnase|Centre social|Ferme|Atelier vélo|Cinéma|Salle des fêtes|Crèche"
).split("|")


@dataclass(frozen=True)
class Region:
    """Where a garden is: its postcodes, phones of fiction, towns and local holidays."""

    department: str
    phone: str
    towns: tuple[str, ...]
    #: as the column ``region_feries`` says it
    holidays: str = "métropole"


REGIONS = {
    "lorraine": Region(
        "88",
        "03 53 01",
        (
            "Raonville|Essey-sur-Lune|Charmois-les-Bains|Golbois|Vincelles-la-Tour|"
            "Bruyerolles|Uriville|Châtelmont|Saint-Rémy-le-Pré|Épinelles|Fontenoir|"
            "Dombasles-aux-Prés"
        ).split("|"),
    ),
    "alsace": Region(
        "67",
        "03 53 01",
        (
            "Rosenbrunn|Obermatten|Niederwald-le-Vieux|Kirschfeld|Wolfsmatt|Blumenthal|"
            "Steinwiller|Lindenau-le-Haut"
        ).split("|"),
        "Alsace-Moselle",
    ),
    "midi": Region(
        "31",
        "05 36 49",
        (
            "Castelvert|Montségol|Villefauve-du-Lac|Auribel|Peyrolès|Saint-Cirq-les-Vignes|"
            "Lacombelle|Bastide-l'Olivier|Cazals-le-Neuf|Fontpalme"
        ).split("|"),
    ),
    "ouest": Region(
        "35",
        "02 61 91",
        (
            "Plouvern|Saint-Malor-des-Landes|Kerbihan|Landevière|Roc-Mélen|Pont-Houarn|"
            "Trévallon|La Chapelle-aux-Ajoncs"
        ).split("|"),
    ),
    "francilienne": Region(
        "77",
        "01 99 00",
        (
            "Marnelles|Bois-Fleuri|Villeneuve-aux-Puits|Champeaux-le-Petit|Ozoirelles|"
            "Saint-Fiacre-des-Serres"
        ).split("|"),
    ),
    "provence": Region(
        "84",
        "04 65 71",
        (
            "Mirevent|Roquelavande|Saint-Clair-du-Thym|Les Oliviers-Hauts|Fontclaire|"
            "Cabrerolles-le-Mas"
        ).split("|"),
    ),
}

#: Mobile numbers kept for fiction.
MOBILE = "06 39 98"
